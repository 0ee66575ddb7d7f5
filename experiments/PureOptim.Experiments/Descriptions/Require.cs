using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PureOptim.Experiments.Descriptions;

/// <summary>The rules that a description's fields obey, checked wherever one is set.</summary>
internal static class Require
{
    internal static long Between(long least, long most, long value, [CallerMemberName] string name = "") =>
        value >= least && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be between {least} and {most}.");

    internal static ImmutableArray<T> NotEmpty<T>(ImmutableArray<T> value, [CallerMemberName] string name = "") =>
        value.IsDefaultOrEmpty ? throw new ArgumentException($"{name} must have at least one entry.", name) : value;

    /// <summary>A name that is safe as a part of a path anywhere: letters, digits, and . _ - after the first.</summary>
    internal static string FileName(string value, [CallerMemberName] string name = "") =>
        value.Length is > 0 and <= 64 && char.IsAsciiLetterOrDigit(value[0]) && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            ? value
            : throw new ArgumentException($"{name} must be 1 to 64 letters, digits, '.', '_' or '-', and begin with a letter or digit.", name);

    /// <summary>A text of one line that says something.</summary>
    internal static string Line(string value, [CallerMemberName] string name = "") =>
        value.Length is > 0 and <= 64 && !value.Any(char.IsControl)
            ? value
            : throw new ArgumentException($"{name} must be 1 to 64 characters without line breaks.", name);

    /// <summary>The one value that a field may have.</summary>
    internal static string Same(string expected, string value, string name) =>
        value == expected ? value : throw new ArgumentException($"{name} must be {expected}, or left out.", name);

    /// <summary>A SHA-256 in hexadecimal; empty while it is not known.</summary>
    internal static string Sha256(string value, [CallerMemberName] string name = "") =>
        value.Length == 0 || (value.Length == 64 && value.All(char.IsAsciiHexDigitLower))
            ? value
            : throw new ArgumentException($"{name} must be a SHA-256: 64 hexadecimal digits, lower case.", name);
}
