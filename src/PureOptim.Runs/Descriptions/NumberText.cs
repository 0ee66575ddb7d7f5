using System.Globalization;

namespace PureOptim.Runs.Descriptions;

/// <summary>Numbers as the tool writes them: the fewest digits that read back as the same bits, in every culture alike.</summary>
internal static class NumberText
{
    /// <summary>A double: <c>0.1</c>, <c>1e-7</c>, <c>NaN</c>, <c>Infinity</c>.</summary>
    internal static string Shortest(double value) => Tidy(value.ToString("R", NumberFormatInfo.InvariantInfo));

    /// <summary>A number computed in <paramref name="precision"/>, in the digits of that precision.</summary>
    internal static string Shortest(double value, Precision precision) =>
        precision == Precision.Float32 ? Tidy(((float)value).ToString("R", NumberFormatInfo.InvariantInfo)) : Shortest(value);

    /// <summary>
    /// A number as JSON. JSON has no number for NaN and the infinities: these are the strings <c>"NaN"</c>, <c>"Infinity"</c> and
    /// <c>"-Infinity"</c>, in every file and summary that the tool writes, and so they are read. (The data inside a page, which only its own
    /// script reads, have null for them.)
    /// </summary>
    internal static string Json(double value, Precision precision = Precision.Float64) =>
        double.IsFinite(value) ? Shortest(value, precision) : $"\"{Shortest(value)}\"";

    /// <summary>Five significant digits, for people.</summary>
    internal static string Rounded(double value) => Tidy(value.ToString("G5", NumberFormatInfo.InvariantInfo));

    /// <summary>Exponents as people write them: <c>1E-07</c> becomes <c>1e-7</c>.</summary>
    private static string Tidy(string text) => text.IndexOf('E', StringComparison.Ordinal) is > 0 and var at
        ? $"{text[..at]}e{int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, NumberFormatInfo.InvariantInfo)}"
        : text;
}
