namespace PureOptim.Benchmarks;

/// <summary>The tables in a text, one for each width of vectors that was measured, the widest first: all between two markers, each under a heading.</summary>
internal static class WidthTables
{
    private const string Heading = "### Vectors of ", Unit = " bits\n";

    /// <summary>The text with another table for a width; those of other widths stay. What stands between the markers under no such heading goes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The bits of a register.</param>
    /// <param name="table">What comes under the heading, whole lines.</param>
    /// <exception cref="InvalidDataException">The text lacks a marker.</exception>
    internal static string Replaced(string text, int width, string table)
    {
        var marked = MarkedText.Of(text);
        var tables = marked.Measured.Split(Heading).Skip(1).ToDictionary(Width, section => section[(section.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim('\n'));
        tables[width] = table.Trim('\n');
        var sections = tables.OrderByDescending(entry => entry.Key).Select(entry => $"{Heading}{entry.Key}{Unit}\n{entry.Value}\n");
        return $"{marked with { Measured = string.Join('\n', sections) }}";
    }

    private static int Width(string section) => int.Parse(section[..section.IndexOf(Unit, StringComparison.Ordinal)], null);
}
