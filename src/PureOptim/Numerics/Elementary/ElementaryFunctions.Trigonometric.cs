using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <content>
/// Sine and cosine: |x| = n π/2 + r with |r| at most π/4 and r an unevaluated sum of two numbers; then the series of the sine or the cosine
/// of r, as n modulo 4 says. Below 2^30 π/2 is taken in three parts; from there on <see cref="ReduceLarge"/> works in integers.
/// The budget: one rounding, and four of 2^-53 relative to r³/6, which is at most 0.08: below 0.85 ulp.
/// </content>
public static partial class ElementaryFunctions
{
    /// <summary>The largest argument of the reduction in three parts.</summary>
    internal const double LargeAngle = 1 << 30;

    /// <summary>2/π rounded to binary64: 0x1.45F306DC9C883p-1; an error here moves n, never the result.</summary>
    private static double TwoOverPi => BitConverter.UInt64BitsToDouble(0x3FE45F306DC9C883);

    /// <summary>π/2 rounded to binary64: 0x1.921FB54442D18p+0. From π = 16 arctan 1/5 - 4 arctan 1/239, as its next parts.</summary>
    private static double HalfPiHigh => BitConverter.UInt64BitsToDouble(0x3FF921FB54442D18);

    /// <summary>π/2 less <see cref="HalfPiHigh"/>, rounded: 0x1.1A62633145C07p-54.</summary>
    private static double HalfPiMiddle => BitConverter.UInt64BitsToDouble(0x3C91A62633145C07);

    /// <summary>π/2 less both, rounded: -0x1.F1976B7ED8FBCp-110. The three miss π/2 by 6e-50.</summary>
    private static double HalfPiLow => BitConverter.UInt64BitsToDouble(0xB91F1976B7ED8FBC);

    /// <summary>The sine, where every lane is below <see cref="LargeAngle"/> in magnitude.</summary>
    [MethodImpl(OutOfLine)]
    internal static R SinOfSmall<R>(R value)
        where R : struct, IReal<R>, IBinary64<R>
    {
        var (high, low, quadrant) = ReduceSmall(R.Abs(value));
        return R.Xor(SineInQuadrant(high, low, quadrant), R.And(value, SignBit));
    }

    /// <summary>The cosine, where every lane is below <see cref="LargeAngle"/> in magnitude.</summary>
    [MethodImpl(OutOfLine)]
    internal static R CosOfSmall<R>(R value)
        where R : struct, IReal<R>, IBinary64<R>
    {
        var (high, low, quadrant) = ReduceSmall(R.Abs(value));
        return SineInQuadrant(high, low, quadrant + 1);
    }

    /// <summary>The sine of any angle that <see cref="SinOfSmall{R}"/> does not take.</summary>
    internal static double SinOfLarge(double value)
    {
        if (!double.IsFinite(value)) return double.NaN;
        var (high, low, quadrant) = ReduceLarge(double.Abs(value));
        var sine = SineInQuadrant<Real64>(high, low, RoundingShift + quadrant).Value;
        return value < 0 ? -sine : sine;
    }

    /// <summary>The cosine of any angle that <see cref="CosOfSmall{R}"/> does not take.</summary>
    internal static double CosOfLarge(double value)
    {
        if (!double.IsFinite(value)) return double.NaN;
        var (high, low, quadrant) = ReduceLarge(double.Abs(value));
        return SineInQuadrant<Real64>(high, low, RoundingShift + (quadrant + 1)).Value;
    }

    /// <summary>r = High + Low and n, which is in the low bits of Quadrant, for an angle from 0 to <see cref="LargeAngle"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (R High, R Low, R Quadrant) ReduceSmall<R>(R magnitude)
        where R : struct, IReal<R>, IBinary64<R>
    {
        // magnitude - n HalfPiHigh is exact: a multiple of 2^-53 below 1. No angle here is nearer than 2^-63 to a multiple of π/2,
        // and n HalfPiLow is below 2^-80, so its rounding is far below the last bit of r.
        var quadrant = R.MultiplyAdd(magnitude, TwoOverPi, RoundingShift);
        var n = quadrant - RoundingShift;
        var reduced = R.MultiplyAdd(-n, HalfPiHigh, magnitude);
        var middle = n * HalfPiMiddle;
        var middleLow = R.MultiplyAdd(n, HalfPiMiddle, -middle);
        var high = reduced - middle;
        var taken = reduced - high;
        var lost = reduced - (high + taken) + (taken - middle);
        var low = R.MultiplyAdd(-n, HalfPiLow, lost - middleLow);
        return (high, low, quadrant);
    }

    /// <summary>
    /// sin(r + n π/2), n in the low bits of <paramref name="quadrant"/>: odd n take the cosine of r, and bit 1 the other sign.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static R SineInQuadrant<R>(R high, R low, R quadrant)
        where R : struct, IReal<R>, IBinary64<R>
    {
        var z = high * high;
        var z2 = z * z;
        var z4 = z2 * z2;
        var half = 0.5 * z;

        // r - r³/6 + ...: the second term is a tenth of the first, so its three roundings count 0.15 ulp.
        var series = Cubic(z, z2, -1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362880);
        var series4 = Cubic(z, z2, -1.0 / 39916800, 1.0 / 6227020800, -1.0 / 1307674368000, 1.0 / 355687428096000);
        series = R.MultiplyAdd(z4, series4, series);
        var sine = high + R.MultiplyAdd(high * z, series, R.MultiplyAdd(-half, low, low));

        // 1 - r²/2 + r⁴/24 - ...: what 1 - r²/2 loses, in the square and in the difference, is kept.
        series = Cubic(z, z2, 1.0 / 24, -1.0 / 720, 1.0 / 40320, -1.0 / 3628800);
        series4 = Cubic(z, z2, 1.0 / 479001600, -1.0 / 87178291200, 1.0 / 20922789888000, -1.0 / 6402373705728000);
        series = R.MultiplyAdd(z4, series4, series);
        var main = 1 - half;
        var lost = R.MultiplyAdd(-0.5, R.MultiplyAdd(high, high, -z), 1 - main - half);
        var cosine = main + R.MultiplyAdd(z2, series, R.MultiplyAdd(-high, low, lost));

        var parity = R.Or(R.ShiftLeft(quadrant, 63), BitConverter.DoubleToUInt64Bits(1.0));
        var result = R.IfLess(parity, 0, cosine, sine);
        return R.Xor(result, R.And(R.ShiftLeft(quadrant, 62), SignBit));
    }
}
