using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace PureOptim.Runs.Descriptions;

/// <summary>The rules that a description's fields obey, checked wherever one is set.</summary>
internal static class Require
{
    /// <summary>Refuses a number below 1.</summary>
    internal static void AtLeastOne(long value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < 1) throw new ArgumentOutOfRangeException(name, Invariant($"{name} must be at least 1, not {value}."));
    }

    internal static long Between(long least, long most, long value, [CallerMemberName] string name = "") =>
        value >= least && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(name, Invariant($"{name} must be between {least} and {most}."));

    /// <summary>A list of at least one entry and at most <paramref name="most"/>.</summary>
    internal static ImmutableArray<T> Entries<T>(int most, ImmutableArray<T> value, [CallerMemberName] string name = "") =>
        !value.IsDefaultOrEmpty && value.Length <= most
            ? value
            : throw new ArgumentException(Invariant($"{name} must have 1 to {most} entries; there are {(value.IsDefault ? 0 : value.Length)}."), name);

    /// <summary>A name that is safe as a part of a path anywhere: letters, digits, and . _ - after the first.</summary>
    internal static string FileName(string value, [CallerMemberName] string name = "") =>
        value.Length is > 0 and <= 64 && char.IsAsciiLetterOrDigit(value[0]) && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            ? value
            : throw new ArgumentException($"{name} must be 1 to 64 letters, digits, '.', '_' or '-', and begin with a letter or digit.", name);

    /// <summary>A text of one line that says something, and says it in the order in which it is written.</summary>
    internal static string Line(string value, [CallerMemberName] string name = "") =>
        value.Length is > 0 and <= 64 && !value.EnumerateRunes().Any(IsUnseen)
            ? value
            : throw new ArgumentException($"{name} must be 1 to 64 characters without line breaks, control characters and marks of direction.", name);

    /// <summary>
    /// Characters that move the cursor, break the line or turn the order of the text. An unpaired surrogate is read as U+FFFD; joiners and variation
    /// selectors stay, since scripts and emoji need them.
    /// </summary>
    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF;

    /// <summary>The one value that a field may have.</summary>
    internal static string Same(string expected, string value, string name) =>
        value == expected ? value : throw new ArgumentException($"{name} must be {expected}, or left out.", name);

    /// <summary>A SHA-256 in hexadecimal; empty while it is not known.</summary>
    internal static string Sha256(string value, [CallerMemberName] string name = "") =>
        value.Length == 0 || (value.Length == 64 && value.All(char.IsAsciiHexDigitLower))
            ? value
            : throw new ArgumentException($"{name} must be a SHA-256: 64 hexadecimal digits, lower case.", name);
}
