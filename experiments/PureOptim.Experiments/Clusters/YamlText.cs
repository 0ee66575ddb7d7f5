using System.Text;

namespace PureOptim.Experiments.Clusters;

/// <summary>Texts as scalars of YAML.</summary>
internal static class YamlText
{
    /// <summary>
    /// A text in double quotes, which every reader of YAML takes for that text whatever is in it. It is a string of JSON too; only what is above U+FFFF stands for itself, for YAML has no pairs of escapes.
    /// </summary>
    internal static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\') quoted.Append('\\').Append(rune);
            else if (rune.Value == '\n') quoted.Append("\\n");
            else if (IsPlain(rune)) quoted.Append(rune);
            else quoted.Append($"\\u{rune.Value:x4}");
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Whether YAML and JSON take a character for itself between quotes: controls, separators of lines, the byte order mark and what is no character they do not.</summary>
    private static bool IsPlain(Rune rune) => rune.Value is >= 0x20 and < 0x7f or >= 0xa0 and not (0x2028 or 0x2029 or 0xfeff or 0xfffe or 0xffff);
}
