using System.Globalization;

namespace PureOptim.Laws;

/// <summary>A bound in two digits, rounded up, so that what is shown is a bound too.</summary>
public static class BoundText
{
    /// <summary>The text of a bound: <c>1.2e-7</c> for 1.14e-7. A number that is not above 0 or not finite is written as it is.</summary>
    /// <param name="bound">The bound.</param>
    public static string Of(double bound)
    {
        var invariant = NumberFormatInfo.InvariantInfo;
        if (!double.IsFinite(bound) || bound <= 0) return bound.ToString("R", invariant);
        var digits = bound.ToString("E16", invariant).Split('E');
        var significand = decimal.Ceiling(10 * decimal.Parse(digits[0], invariant)) / 10;
        var exponent = int.Parse(digits[1], invariant);
        (significand, exponent) = significand < 10 ? (significand, exponent) : (1.0m, exponent + 1);
        return Invariant($"{significand:0.0}{(exponent == 0 ? "" : Invariant($"e{exponent}"))}");
    }
}
