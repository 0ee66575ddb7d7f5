using System.Globalization;
using System.Numerics;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Sweeps;

/// <summary>A decimal number of any length, <c>Digits · 10^-Places</c>: what a person means who writes 0.1, which no double is.</summary>
/// <param name="Digits">The number without its point.</param>
/// <param name="Places">How many of the digits stand behind the point; at least 0.</param>
internal readonly record struct ExactDecimal(BigInteger Digits, int Places)
{
    /// <summary>The fewest digits that read back as <paramref name="value"/>, which must be finite.</summary>
    internal static ExactDecimal Of(double value)
    {
        var text = NumberText.Shortest(value);
        var (mantissa, exponent) = text.IndexOf('e', StringComparison.Ordinal) is > 0 and var at
            ? (text[..at], int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, NumberFormatInfo.InvariantInfo))
            : (text, 0);
        var places = (mantissa.IndexOf('.', StringComparison.Ordinal) is > 0 and var point ? mantissa.Length - point - 1 : 0) - exponent;
        var digits = BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, NumberFormatInfo.InvariantInfo);
        return places < 0 ? new(digits * BigInteger.Pow(10, -places), 0) : new(digits, places);
    }

    /// <summary>The digits with so many places behind the point, at least as many as there are.</summary>
    internal BigInteger WithPlaces(int places) => Digits * BigInteger.Pow(10, places - Places);

    /// <summary>The double nearest to it.</summary>
    internal double Nearest => double.Parse($"{Digits.ToString(NumberFormatInfo.InvariantInfo)}e-{Places.ToString(NumberFormatInfo.InvariantInfo)}", NumberFormatInfo.InvariantInfo);
}
