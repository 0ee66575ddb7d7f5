using System.Globalization;
using System.Text;

namespace PureOptim.Experiments.Terminal;

/// <summary>Text that can do nothing to a terminal but stand there: what does not print, or turns the direction of what does, is escaped as in JSON.</summary>
internal static class PrintableText
{
    /// <summary>The text with such characters escaped, but not the ends of its lines.</summary>
    internal static string Of(ReadOnlySpan<char> text) => Escaped(text, keepsLines: true);

    /// <summary>The text on one line: the ends of lines are escaped too.</summary>
    internal static string Line(ReadOnlySpan<char> text) => Escaped(text, keepsLines: false);

    /// <summary>Whether a text has only the printing characters of ASCII, as nearly all have: each of them is itself, and takes one cell.</summary>
    internal static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');

    private static string Escaped(ReadOnlySpan<char> text, bool keepsLines)
    {
        if (IsPlain(text)) return text.ToString();
        var escaped = new StringBuilder(text.Length);
        while (!text.IsEmpty)
        {
            var isWhole = Rune.DecodeFromUtf16(text, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (isWhole && (Prints(rune) || (keepsLines && rune.Value == '\n'))) escaped.Append(text[..length]);
            else foreach (var unit in text[..length]) escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            text = text[length..];
        }

        return escaped.ToString();
    }

    /// <summary>Whether a character prints where it stands. The joiners do: scripts and emoji need them.</summary>
    private static bool Prints(Rune rune) => rune.Value is 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
