using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <content>
/// The power with any exponent: x^y = e^(y ln x), where ln x is an unevaluated sum of two numbers, and so is its product with y. Of the logarithm's series 2 artanh s the first two terms
/// keep what their roundings lose; what follows is at most 1.8e-4 of the result and rounds four times, so that the sum misses the logarithm by 2^-63 of it. The budget: one rounding, 0.01 ulp of
/// the exponential, and at most |y ln x| 2^-10.8 ulp, which is 0.42 where the result is hardly finite: below 0.95 ulp; a subnormal result rounds a second time.
/// </content>
public static partial class ElementaryFunctions
{
    /// <summary>2/3 less the double nearest to it.</summary>
    private const double TwoThirdsLow = 3.700743415417188e-17;

    /// <summary>
    /// The power x^y of a number that is not negative, within 1 ulp; NaN for negative ones. 1 for y = 0, whatever x is; zeros and infinities have the powers of IEEE 754's pow.
    /// </summary>
    public static double RealPower(double value, double exponent) => RealPower<Real64>(value, exponent).Value;

    /// <summary>x^y for x that are not negative.</summary>
    [MethodImpl(OutOfLine)]
    internal static R RealPower<R>(R value, R exponent)
        where R : struct, IReal<R>, IBinary64<R>
    {
        var tame = R.IfLess(0, value, R.IfLess(value, double.PositiveInfinity, value, 1), 1);
        var (logarithm, logarithmLow) = WideLog(tame);
        var product = exponent * logarithm;
        var productLow = R.MultiplyAdd(exponent, logarithm, -product) + exponent * logarithmLow;

        // Beyond these bounds the result is infinite or zero, and what is lost does not matter.
        productLow = R.IfLess(R.Abs(product), 760, productLow, 0);
        var bounded = R.IfLess(product, 720, product, 720);
        bounded = R.IfLess(-760, bounded, bounded, -760);
        var (high, low, n) = ExpMinusOne(bounded);
        var sum = 1 + high;
        var significand = sum + (high - (sum - 1) + R.MultiplyAdd(productLow, sum + low, low));
        var half = R.MultiplyAdd(n, 0.5, RoundingShift) - RoundingShift;
        var result = significand * PowerOfTwo(half) * PowerOfTwo(n - half);

        var zero = R.IfLess(0, exponent, 0, double.PositiveInfinity);
        var infinite = R.IfLess(0, exponent, double.PositiveInfinity, 0);
        result = R.IfLess(0, value, R.IfLess(value, double.PositiveInfinity, result, infinite), R.IfLess(value, 0, double.NaN, zero));
        result = R.IfLess(0, R.Abs(exponent), R.IfNaN(value, double.NaN, result), 1);
        return R.IfNaN(exponent, double.NaN, result);
    }

    /// <summary>The natural logarithm of a finite positive number as an unevaluated sum of two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (R High, R Low) WideLog<R>(R value)
        where R : struct, IReal<R>, IBinary64<R>
    {
        // As in Log: x = 2^k m, and s + sLow = (m - 1) / (m + 1).
        var (significand, k) = Split(value);
        var numerator = significand - 1;
        var denominator = numerator + 2;
        var denominatorLow = numerator - (denominator - 2);
        var s = numerator / denominator;
        var sLow = R.MultiplyAdd(-s, denominatorLow, R.MultiplyAdd(-s, denominator, numerator)) / denominator;

        var z = s * s;
        var zLow = R.MultiplyAdd(s, s, -z) + 2 * s * sLow;
        var cube = s * z;
        var cubeLow = R.MultiplyAdd(s, z, -cube) + R.MultiplyAdd(s, zLow, sLow * z);
        R twoThirds = 2.0 / 3;
        var second = twoThirds * cube;
        var secondLow = R.MultiplyAdd(twoThirds, cube, -second) + R.MultiplyAdd(TwoThirdsLow, cube, twoThirds * cubeLow);

        var z2 = z * z;
        var z4 = z2 * z2;
        var series = Cubic(z, z2, 2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11);
        var series4 = Cubic(z, z2, 2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19);
        var series8 = Cubic(z, z2, 2.0 / 21, 2.0 / 23, 2.0 / 25, 2.0 / 27);
        series = R.MultiplyAdd(z4, R.MultiplyAdd(z4, series8, series4), series);
        var rest = cube * z * series;

        var whole = k * Ln2High;
        var wholeLow = R.MultiplyAdd(k, Ln2Low, R.MultiplyAdd(k, Ln2High, -whole));
        var twice = s + s;
        var first = whole + twice;
        var firstLow = twice - (first - whole);
        var sum = first + second;
        var sumLow = second - (sum - first) + (firstLow + (rest + (secondLow + R.MultiplyAdd(2, sLow, wholeLow))));
        var high = sum + sumLow;
        return (high, sumLow - (high - sum));
    }
}
