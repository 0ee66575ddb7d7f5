using System.Globalization;

namespace PureOptim.Runs.Descriptions;

/// <summary>Numbers as files, messages and tables of runs have them, in every culture alike: programs can read them again, which the minus sign of figures does not allow.</summary>
internal static class NumberText
{
    /// <summary>A double: <c>0.1</c>, <c>1e-7</c>, <c>NaN</c>, <c>Infinity</c>.</summary>
    internal static string Shortest(double value) => Tidy(RoundTrip(value));

    /// <summary>A number computed in <paramref name="precision"/>, in the digits of that precision.</summary>
    internal static string Shortest(double value, FloatType precision) =>
        precision == FloatType.Float32 ? Tidy(((float)value).ToString("R", NumberFormatInfo.InvariantInfo)) : Shortest(value);

    /// <summary>
    /// A number as JSON. JSON has no NaN and no infinities: these are the strings <c>"NaN"</c>, <c>"Infinity"</c> and
    /// <c>"-Infinity"</c>, in every file and summary that the tool writes, and so they are read. (The data inside a page, which only its own
    /// script reads, have null for them.)
    /// </summary>
    internal static string Json(double value, FloatType precision = FloatType.Float64) =>
        double.IsFinite(value) ? Shortest(value, precision) : $"\"{Shortest(value)}\"";

    /// <summary>Five significant digits, for people.</summary>
    internal static string Rounded(double value) => Tidy(value.ToString("G5", NumberFormatInfo.InvariantInfo));

    /// <summary>Three significant digits, for results that are known to no more.</summary>
    internal static string ThreeDigits(double value)
    {
        if (!double.IsFinite(value)) return Shortest(value);
        var rounded = double.Parse(value.ToString("E2", NumberFormatInfo.InvariantInfo), NumberFormatInfo.InvariantInfo) + 0.0; // + 0.0 makes -0 a 0
        return double.Abs(rounded) < 1e5 ? Shortest(rounded) : rounded.ToString("0.##e0", NumberFormatInfo.InvariantInfo);
    }

    /// <summary>A distance between numbers, to three significant digits.</summary>
    internal static string Distance(double distance) => distance.ToString("G3", NumberFormatInfo.InvariantInfo);

    /// <summary>All digits of a number as other programs write and read it: <c>1E-07</c>.</summary>
    internal static string RoundTrip(double value) => value.ToString("R", NumberFormatInfo.InvariantInfo);

    /// <summary>Exponents as people write them: <c>1E-07</c> becomes <c>1e-7</c>.</summary>
    private static string Tidy(string text) => text.IndexOf('E', StringComparison.Ordinal) is > 0 and var at
        ? Invariant($"{text[..at]}e{int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, NumberFormatInfo.InvariantInfo)}")
        : text;
}
