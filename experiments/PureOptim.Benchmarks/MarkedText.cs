namespace PureOptim.Benchmarks;

/// <summary>A text with a part that a measurement writes, between two markers.</summary>
/// <param name="Before">What comes before it, with the first marker.</param>
/// <param name="Measured">The part.</param>
/// <param name="After">What comes after it, from the second marker on.</param>
internal sealed record MarkedText(string Before, string Measured, string After)
{
    private const string Begin = "<!-- measured -->\n", End = "<!-- end -->";

    /// <summary>The parts of a text.</summary>
    /// <exception cref="InvalidDataException">It lacks a marker.</exception>
    internal static MarkedText Of(string text)
    {
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = text.IndexOf(End, StringComparison.Ordinal);
        if (from < Begin.Length || to < from) throw new InvalidDataException($"The text has no '{Begin.Trim()}' in a line of its own before '{End}'.");
        return new(text[..from], text[from..to], text[to..]);
    }

    /// <summary>The whole text.</summary>
    public override string ToString() => Before + Measured + After;
}
