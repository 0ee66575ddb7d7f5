using System.Globalization;

namespace PureOptim.Figures.Drawing;

/// <summary>Numbers as figures, pages and what is said about them have them: rounded, for readers alone, the same everywhere.</summary>
public static class Numbers
{
    /// <summary>A pixel coordinate, to a hundredth.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a number: such a point has no place in a picture.</exception>
    public static string Pixel(double value) => double.IsFinite(value)
        ? (double.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture) // + 0.0 makes -0 a 0
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A pixel coordinate must be finite.");

    /// <summary>A value to three digits, for a reader: <c>0.0123</c>, <c>4.9e12</c>, or words for what is not a number.</summary>
    public static string Readable(double value) => double.Abs(value) switch
    {
        double.NaN => "not a number",
        double.PositiveInfinity => "overflow",
        0 => "0",
        >= 1e3 and < 1e4 => Typographic(value.ToString("0", CultureInfo.InvariantCulture)),
        >= 1e-3 and < 1e3 => Typographic(value.ToString("G3", CultureInfo.InvariantCulture)),
        _ => Typographic(value.ToString("0.##e0", CultureInfo.InvariantCulture)),
    };

    /// <summary>A value in so few letters that a cell of a heat map holds them.</summary>
    internal static string Letters(double value) => double.Abs(value) switch
    {
        < 9.95 => value.ToString("0.0", CultureInfo.InvariantCulture),
        < 999.5 => value.ToString("0", CultureInfo.InvariantCulture),
        _ => value.ToString("0e0", CultureInfo.InvariantCulture),
    };

    /// <summary>A value to two digits in at most six letters, for a label between narrow columns.</summary>
    internal static string TwoDigits(double value) =>
        value < 1e-3 ? value.ToString("0.#e0", CultureInfo.InvariantCulture) : value.ToString("G2", CultureInfo.InvariantCulture);

    /// <summary>A share of 1 in per cent, to two places.</summary>
    public static string Percent(double share) =>
        double.IsFinite(share) ? (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + " %" : Readable(share);

    /// <summary>The same text with the minus sign of typography.</summary>
    public static string Typographic(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.Replace('-', '−');
    }
}
