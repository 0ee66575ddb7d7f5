using System.Text;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// Python's json module writes numbers that JSON does not have as bare words, NaN and Infinity. Here they become the texts that these
/// files use elsewhere.
/// </summary>
internal static class BareNumbers
{
    private static readonly string[] _words = ["-Infinity", "Infinity", "NaN"];

    /// <summary>Puts every such word that stands outside a text in quotation marks; everything else stays as it is.</summary>
    internal static string Quote(string json)
    {
        var quoted = new StringBuilder(json.Length);
        var isText = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (!isText && WordAt(json.AsSpan(i)) is { } word)
            {
                quoted.Append('"').Append(word).Append('"');
                i += word.Length - 1;
                continue;
            }

            quoted.Append(json[i]);
            if (isText && json[i] == '\\' && i + 1 < json.Length) quoted.Append(json[++i]);
            else if (json[i] == '"') isText = !isText;
        }

        return quoted.ToString();
    }

    private static string? WordAt(ReadOnlySpan<char> rest)
    {
        if (rest[0] is not ('-' or 'I' or 'N')) return null;
        foreach (var word in _words)
        {
            if (rest.StartsWith(word, StringComparison.Ordinal)) return word;
        }

        return null;
    }
}
