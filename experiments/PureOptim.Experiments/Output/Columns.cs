using System.Text;

namespace PureOptim.Experiments.Output;

/// <summary>Rows of texts in aligned columns, plain: for lists that may be long and are read by people and by other programs alike.</summary>
internal static class Columns
{
    private const string Gap = "  ";

    /// <summary>A line for each row, the headings first, without spaces at its end.</summary>
    internal static string Of(IReadOnlyList<string> headings, IReadOnlyCollection<string[]> rows)
    {
        var widths = headings.Select((heading, i) => rows.Select(row => row[i].Length).Append(heading.Length).Max()).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. headings]))
            text.Append(string.Join(Gap, row.Select((cell, i) => Plain(cell).PadRight(widths[i]))).TrimEnd()).Append('\n');
        return text.ToString();
    }

    /// <summary>A text that can do nothing to a terminal.</summary>
    private static string Plain(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '?' : c)) : text;
}
