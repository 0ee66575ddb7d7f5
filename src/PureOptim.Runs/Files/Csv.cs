using System.Text;

namespace PureOptim.Runs.Files;

/// <summary>Lines of fields between commas (RFC 4180), each ended by a line feed.</summary>
internal static class Csv
{
    /// <summary>A text as a field.</summary>
    internal static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The fields of each line, one line at a time: there may be millions. Labels have no line breaks, so that a line is a line.</summary>
    internal static IEnumerable<string[]> Rows(string text)
    {
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
            if (end == start) continue;
            var line = text[start..end];
            yield return line.Contains('"', StringComparison.Ordinal) ? Fields(line) : line.Split(',');
        }
    }

    /// <summary>The fields of each line under a heading, which must be there: what a column is, it says.</summary>
    internal static IEnumerable<string[]> RowsUnder(string heading, string text) => text.StartsWith(heading + "\n", StringComparison.Ordinal)
        ? Rows(text).Skip(1)
        : throw new FormatException($"The first line is not \"{heading}\".");

    private static string[] Fields(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[++i]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] != ',' || quoted) field.Append(line[i]);
            else
            {
                fields.Add(field.ToString());
                field.Clear();
            }
        }

        return [.. fields, field.ToString()];
    }
}
