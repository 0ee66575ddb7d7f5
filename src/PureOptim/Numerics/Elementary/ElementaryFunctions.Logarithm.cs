using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <content>
/// The natural logarithm: x = 2^k m with m between √½ and √2, and log m = 2 artanh s with s = (m - 1) / (m + 1), |s| at most 0.1716.
/// The budget: one rounding, and seven of 2^-53 relative to 2/3 s³, which is at most a hundredth of the result: below 0.55 ulp.
/// </content>
public static partial class ElementaryFunctions
{
    /// <summary>k ln 2 + 2 s + 2/3 s³ + ..., where the two leading terms and s itself are unevaluated sums of two numbers.</summary>
    [MethodImpl(OutOfLine)]
    internal static R Log<R>(R value)
        where R : struct, IReal<R>, IBinary64<R>
    {
        var (significand, k) = Split(value);

        // m - 1 is exact; m + 1 and the quotient keep what their roundings lose.
        var numerator = significand - 1;
        var denominator = numerator + 2;
        var denominatorLow = numerator - (denominator - 2);
        var reciprocal = 1 / denominator;
        var s = numerator * reciprocal;
        var sLow = R.MultiplyAdd(-s, denominatorLow, R.MultiplyAdd(-s, denominator, numerator)) * reciprocal;

        var z = s * s;
        var z2 = z * z;
        var z4 = z2 * z2;
        var series = Cubic(z, z2, 2.0 / 3, 2.0 / 5, 2.0 / 7, 2.0 / 9);
        var series4 = Cubic(z, z2, 2.0 / 11, 2.0 / 13, 2.0 / 15, 2.0 / 17);
        var series8 = R.MultiplyAdd(z, 2.0 / 21, 2.0 / 19);
        series = R.MultiplyAdd(z4, R.MultiplyAdd(z4, series8, series4), series);

        var whole = k * Ln2High;
        var wholeLow = R.MultiplyAdd(k, Ln2Low, R.MultiplyAdd(k, Ln2High, -whole));
        var twice = s + s;
        var sum = whole + twice;
        var sumLow = twice - (sum - whole);
        var result = sum + (sumLow + R.MultiplyAdd(s * z, series, R.MultiplyAdd(2, sLow, wholeLow)));

        var outside = R.IfLess(value, 0, double.NaN, double.NegativeInfinity);
        result = R.IfLess(value, double.PositiveInfinity, result, double.PositiveInfinity);
        return R.IfNaN(value, double.NaN, R.IfLess(0, value, result, outside));
    }

    /// <summary>A positive number as a significand between √½ and √2 and an integer power of two; anything for other numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (R Significand, R Exponent) Split<R>(R value)
        where R : struct, IReal<R>, IBinary64<R>
    {
        // A subnormal number is scaled by 2^54 first; its exponent is 54 lower.
        const double SmallestNormal = 2.2250738585072014e-308, TwoTo54 = 18014398509481984, TwoTo52 = 4503599627370496;
        var normal = R.IfLess(value, SmallestNormal, value * TwoTo54, value);
        var bias = R.IfLess(value, SmallestNormal, TwoTo52 + 1077, TwoTo52 + 1023);
        var exponent = R.Or(R.ShiftRight(normal, 52), BitConverter.DoubleToUInt64Bits(TwoTo52)) - bias;
        var significand = R.Or(R.And(normal, FractionBits), BitConverter.DoubleToUInt64Bits(1.0));
        const double SquareRootOfTwo = 1.4142135623730951;
        return (R.IfLess(SquareRootOfTwo, significand, 0.5 * significand, significand),
            R.IfLess(SquareRootOfTwo, significand, exponent + 1, exponent));
    }
}
