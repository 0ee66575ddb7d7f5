using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <content>
/// The exponential and the hyperbolic tangent. Both write x = n ln 2 + r with |r| at most 0.3466 and take e^r - 1 as an unevaluated sum of
/// two numbers, which misses the truth by less than 2^-58. The budget: the exponential rounds once and adds 0.01 ulp from the sum; a
/// subnormal result is the half of that and a second rounding, below 0.76 ulp in all. The hyperbolic tangent rounds once; its sum counts
/// for up to 0.1 ulp where 2^n (e^r - 1) and 2^n - 1 nearly cancel: below 0.60 ulp.
/// </content>
public static partial class ElementaryFunctions
{
    /// <summary>log2 e rounded to binary64: 0x1.71547652B82FEp+0; an error here moves n, never the result.</summary>
    private static double Log2E => BitConverter.UInt64BitsToDouble(0x3FF71547652B82FE);

    /// <summary>e^x as (1 + High + Low) 2^n, rounded to one number before the scaling, and again where the result is subnormal.</summary>
    [MethodImpl(OutOfLine)]
    internal static R Exp<R>(R value)
        where R : struct, IReal<R>, IBinary64<R>
    {
        // Beyond these bounds the result is infinite or zero, and n still fits two exact scalings.
        var bounded = R.IfLess(value, 720, value, 720);
        bounded = R.IfLess(-760, bounded, bounded, -760);
        var (high, low, n) = ExpMinusOne(bounded);
        var sum = 1 + high;
        var significand = sum + (high - (sum - 1) + low);
        var half = R.MultiplyAdd(n, 0.5, RoundingShift) - RoundingShift;
        return R.IfNaN(value, double.NaN, significand * PowerOfTwo(half) * PowerOfTwo(n - half));
    }

    /// <summary>tanh x = E / (E + 2) with E = e^(2|x|) - 1, the quotient of two unevaluated sums; the sign is that of x.</summary>
    [MethodImpl(OutOfLine)]
    internal static R Tanh<R>(R value)
        where R : struct, IReal<R>, IBinary64<R>
    {
        // tanh 22 is 1 to 2^-62.
        var magnitude = R.Abs(value);
        magnitude = R.IfLess(magnitude, 22, magnitude, 22);
        var (high, low, n) = ExpMinusOne(magnitude + magnitude);
        var scale = PowerOfTwo(n);
        var part = (high + low) * scale;
        low = (low - ((high + low) - high)) * scale;

        // 2^n - 1 and 2^n + 1 lose something from n = 53 on, where it still counts.
        var less = scale - 1;
        var numerator = less + part;
        var numeratorLow = part - (numerator - less) + (low - (less - scale + 1));
        var more = scale + 1;
        var denominator = more + part;
        var denominatorLow = part - (denominator - more) + (low - (more - scale - 1));
        var reciprocal = 1 / denominator;
        var quotient = numerator * reciprocal;
        var rest = R.MultiplyAdd(-quotient, denominator, numerator) + R.MultiplyAdd(-quotient, denominatorLow, numeratorLow);
        var result = R.MultiplyAdd(rest, reciprocal, quotient);
        return R.IfNaN(value, double.NaN, R.Xor(result, R.And(value, SignBit)));
    }

    /// <summary>e^x = (1 + High + Low) 2^n for |x| up to 760.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (R High, R Low, R Exponent) ExpMinusOne<R>(R value)
        where R : struct, IReal<R>, IBinary64<R>
    {
        // x - n Ln2High is exact: a multiple of 2^-54 below 0.35, or of 2^-53 below 0.7.
        var n = R.MultiplyAdd(value, Log2E, RoundingShift) - RoundingShift;
        var reduced = R.MultiplyAdd(-n, Ln2High, value);
        var correction = -n * Ln2Low;
        var r = reduced + correction;
        var rLow = correction - (r - reduced);

        // r + r²/2 keeps what its roundings lose; from r³/6 on one rounding counts 2^-59 at most.
        var square = r * r;
        var half = 0.5 * square;
        var high = r + half;
        var lost = R.MultiplyAdd(0.5, R.MultiplyAdd(r, r, -square), half - (high - r));
        var fourth = square * square;
        var series = Cubic(r, square, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720);
        var series4 = Cubic(r, square, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800);
        var series8 = Cubic(r, square, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800, 1.0 / 87178291200);
        series = R.MultiplyAdd(fourth, R.MultiplyAdd(fourth, series8, series4), series);
        var low = R.MultiplyAdd(square * r, series, lost + R.MultiplyAdd(rLow, r, rLow));
        return (high, low, n);
    }
}
