using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <content>
/// The angle of a point. With b the smaller and a the larger of |x| and |y|, it is arctan b/a, or what is left of it to a quarter or a half of a turn; and arctan b/a = arctan c + arctan t for the multiple c of
/// 1/4 nearest to b/a, with t = (b - c a) / (a + c b), |t| at most 1/8. The numerator is exact, for b is within a factor of two of c a; the denominator and t keep what their roundings lose. The
/// budget: one rounding, and four of 2^-53 relative to t³/3, which is at most 1/192 of the result: below 0.52 ulp; a subnormal angle is a single quotient.
/// </content>
public static partial class ElementaryFunctions
{
    /// <summary>
    /// The angle in radians, from -π to π, of the point (<paramref name="x"/>, <paramref name="y"/>), seen from the first axis: the arctangent of y/x where x is positive. Zeros and infinities have the
    /// angles of IEEE 754's atan2: the sign of y, 0 for y = 0 and x from +0 up, π/4 for two positive infinities. The same for all points of a ray.
    /// </summary>
    public static double Atan2(double y, double x) => Atan2<Real64>(y, x).Value;

    /// <summary>The angle of a point, in radians.</summary>
    [MethodImpl(OutOfLine)]
    internal static R Atan2<R>(R y, R x)
        where R : struct, IReal<R>, IBinary64<R>
    {
        var (b, a) = Octant(R.Abs(y), R.Abs(x));
        var eightfold = 8 * b;
        var c = R.IfLess(eightfold, 3 * a, R.IfLess(eightfold, a, 0, 0.25), R.IfLess(eightfold, 5 * a, 0.5, R.IfLess(eightfold, 7 * a, 0.75, 1)));

        var numerator = R.MultiplyAdd(-c, a, b);
        var denominator = R.MultiplyAdd(c, b, a);
        var denominatorLow = R.MultiplyAdd(c, b, a - denominator);
        var t = numerator / denominator;
        var rest = R.MultiplyAdd(-t, denominatorLow, R.MultiplyAdd(-t, denominator, numerator));
        // Below 2^-30 the cube is gone, and so may be what the quotient lost.
        var low = R.IfLess(R.Abs(t), 1.0 / (1 << 30), 0, rest / denominator);

        var z = t * t;
        var z2 = z * z;
        var series = Cubic(z, z2, -1.0 / 3, 1.0 / 5, -1.0 / 7, 1.0 / 9);
        var series4 = Cubic(z, z2, -1.0 / 11, 1.0 / 13, -1.0 / 15, 1.0 / 17);
        series = R.MultiplyAdd(z2 * z2, series4, series);
        low = R.MultiplyAdd(t * z, series, low + ArcTangentLow(c));

        // The angle of the octant goes up from 0 or a quarter of a turn, or down from a quarter or a half.
        var isLeft = R.Or(R.And(x, SignBit), BitConverter.DoubleToUInt64Bits(1.0));
        var isSteep = R.IfLess(R.Abs(x), R.Abs(y), 1, 0);
        var quarters = R.IfLess(isLeft, 0, 2 - isSteep, isSteep);
        var direction = R.And(R.Xor(isLeft, R.IfLess(0, isSteep, -1, 1)), SignBit);
        var start = quarters * HalfPiHigh;
        var angle = R.Xor(ArcTangentHigh(c), direction);
        var turned = R.Xor(t, direction);
        var first = start + angle;
        var second = first + turned;
        var lost = turned - (second - first) + (angle - (first - start));
        var result = second + (lost + R.MultiplyAdd(quarters, HalfPiMiddle, R.Xor(low, direction)));
        return R.IfNaN(y, double.NaN, R.IfNaN(x, double.NaN, R.Xor(result, R.And(y, SignBit))));
    }

    /// <summary>The smaller and the larger of two magnitudes, as others with the same quotient where theirs would leave the range or is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (R Smaller, R Larger) Octant<R>(R y, R x)
        where R : struct, IReal<R>, IBinary64<R>
    {
        const double TwoTo1000 = 1.0715086071862673e+301, TwoTo600 = 4.149515568880993e+180, TwoToMinus100 = 7.888609052210118e-31, TwoToMinus700 = 1.90109156629516e-211;
        var (b, a) = (R.Min(y, x), R.Max(y, x));
        var scale = R.IfLess(a, TwoToMinus700, TwoTo600, R.IfLess(TwoTo1000, a, TwoToMinus100, 1));
        var bounded = R.IfLess(a, double.PositiveInfinity, b * scale, R.IfLess(b, double.PositiveInfinity, 0, 1));
        return (bounded, R.IfLess(0, a, R.IfLess(a, double.PositiveInfinity, a * scale, 1), 1));
    }

    /// <summary>arctan c for a multiple of 1/4 up to 1, rounded to binary64: by its series, and π/4 for 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static R ArcTangentHigh<R>(R c)
        where R : struct, IReal<R> => OfQuarters(c, 0x3FCF5B75F92C80DD, 0x3FDDAC670561BB4F, 0x3FE4978FA3269EE1, 0x3FE921FB54442D18);

    /// <summary>arctan c less <see cref="ArcTangentHigh{R}"/>, rounded. Together they miss it by at most 1e-33.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static R ArcTangentLow<R>(R c)
        where R : struct, IReal<R> => OfQuarters(c, 0x3C68AB6E3CF7AFBD, 0x3C7A2B7F222F65E2, 0x3C72419A87F2A458, 0x3C81A62633145C07);

    /// <summary>0 for 0, and for 1/4, 1/2, 3/4 and 1 the number of the given bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static R OfQuarters<R>(R c, ulong one, ulong two, ulong three, ulong four)
        where R : struct, IReal<R>
    {
        var below = R.IfLess(c, 0.25, 0, BitConverter.UInt64BitsToDouble(one));
        var above = R.IfLess(c, 0.75, BitConverter.UInt64BitsToDouble(two), R.IfLess(c, 1, BitConverter.UInt64BitsToDouble(three), BitConverter.UInt64BitsToDouble(four)));
        return R.IfLess(c, 0.5, below, above);
    }
}
