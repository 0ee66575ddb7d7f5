using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <content>
/// The cube root: |x| = 2^3q a with a between √½/2 and 2 √2, and the cube root of a from a parabola that misses it by at most 1.6 %, two steps of Halley's, each of which
/// leaves 2/3 of the cube of what was missing, and a step of Newton's with the rest a - y³ from two fused products. The budget: one rounding, and what the last
/// step adds, below 2^-60 of the result: below 0.51 ulp. The cube root of a cube is exact.
/// </content>
public static partial class ElementaryFunctions
{
    /// <summary>The cube root, of a negative number too.</summary>
    public static double Cbrt(double value) => Cbrt<Real64>(value).Value;

    /// <summary>The cube root; the sign is that of the number.</summary>
    [MethodImpl(OutOfLine)]
    internal static R Cbrt<R>(R value)
        where R : struct, IReal<R>, IBinary64<R>
    {
        var magnitude = R.Abs(value);
        var (significand, k) = Split(magnitude);
        var third = R.MultiplyAdd(k, 1.0 / 3, RoundingShift) - RoundingShift;
        var rest = R.MultiplyAdd(-3, third, k);
        var a = significand * R.IfLess(rest, 0, 0.5, R.IfLess(0, rest, 2, 1));

        var y = R.MultiplyAdd(a, R.MultiplyAdd(a, -0.083, 0.536), 0.539);
        y = Halley(y, a);
        y = Halley(y, a);
        var square = y * y;
        var squareLow = R.MultiplyAdd(y, y, -square);
        y -= (R.MultiplyAdd(square, y, -a) + squareLow * y) / (3 * square);

        var result = R.IfLess(0, magnitude, y * PowerOfTwo(third), 0);
        result = R.IfLess(magnitude, double.PositiveInfinity, result, double.PositiveInfinity);
        return R.IfNaN(value, double.NaN, R.Xor(result, R.And(value, SignBit)));
    }

    /// <summary>The root of y³ = a, from one near it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static R Halley<R>(R y, R a)
        where R : struct, IReal<R>, IBinary64<R>
    {
        var cube = y * y * y;
        return y * (cube + 2 * a) / (2 * cube + a);
    }
}
