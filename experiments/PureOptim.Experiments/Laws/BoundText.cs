using System.Globalization;

namespace PureOptim.Experiments.Laws;

/// <summary>A bound in two digits, rounded up, so that what is shown is a bound too.</summary>
internal static class BoundText
{
    internal static string Of(double bound)
    {
        if (!double.IsFinite(bound) || bound <= 0) return bound.ToString("R", CultureInfo.InvariantCulture);
        var digits = bound.ToString("E16", CultureInfo.InvariantCulture).Split('E');
        var significand = decimal.Ceiling(10 * decimal.Parse(digits[0], CultureInfo.InvariantCulture)) / 10;
        var exponent = int.Parse(digits[1], CultureInfo.InvariantCulture);
        (significand, exponent) = significand < 10 ? (significand, exponent) : (1.0m, exponent + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{significand:0.0}{(exponent == 0 ? "" : $"e{exponent}")}");
    }
}
