using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <content>Integer powers.</content>
public static partial class ElementaryFunctions
{
    /// <summary>Below it the result is normal: eleven digits leave a significand between 2^-33 and 2^33.</summary>
    private const double PlainExponents = 960;

    /// <summary>The number of binary digits of the exponent in one factor.</summary>
    internal const int DigitBits = 6;

    /// <summary>
    /// The integer power x^n; 1 for n = 0, whatever x is. The error is below 0.5 + (|n| + 2) 5 * 2^-53 ulp: within 1 ulp up to |n| = 2^49,
    /// and correctly rounded but for a share of about |n| 2^-50 of the results. Beyond 2^49 only bases within 2^-39 of 1 or -1 have other
    /// powers than zeros and infinities.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The algorithm, with 106-bit numbers whose exponents do not overflow: n has digits of 6 bits. The power for one digit is the product
    /// of the squares x^(2^i) that its bits name, lowest first; the result is the product of the digits' powers, lowest first, its
    /// reciprocal for negative n, and is rounded once, to a subnormal number too. <see cref="PowerTable"/> has the same bits for one base
    /// at less cost.
    /// </para>
    /// <para>Zeros and infinities have the powers of IEEE 754's pown: (-0)^-3 is minus infinity.</para>
    /// </remarks>
    public static double Power(double value, long exponent) =>
        exponent == 2 ? Canonical<Real64>(value * value).Value : Finish(WidePower(WideBase<Real64>(value), exponent), value, exponent);

    /// <summary>x^n in every lane, where no lane's result is subnormal, overflows or comes near; false elsewhere.</summary>
    internal static bool TryPower<R>(R value, long exponent, out R result)
        where R : struct, IReal<R>, IBinary64<R>
    {
        if (exponent == 2)
        {
            result = Canonical(value * value);
            return true;
        }

        var power = WidePower(WideBase(value), exponent);
        result = FinishPlain(power, value, exponent);
        return R.AllLess(R.Abs(power.Exponent), PlainExponents);
    }

    /// <summary>Rounds a power once, to a subnormal number too, and gives it its sign or special value.</summary>
    internal static double Finish(DoubleDouble<Real64> power, double value, long exponent) =>
        double.Abs(power.Exponent.Value) < PlainExponents
            ? FinishPlain(power, value, exponent).Value
            : FinishAtTheEdge(power, value, exponent);

    /// <summary>The magnitude of a base as a significand between √½ and √2 and a power of two; 1 for zeros, infinities and NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static DoubleDouble<R> WideBase<R>(R value)
        where R : struct, IReal<R>, IBinary64<R>
    {
        var magnitude = R.Abs(value);
        var tame = R.IfLess(0, magnitude, R.IfLess(magnitude, double.PositiveInfinity, magnitude, 1), 1);
        var (significand, exponent) = Split(tame);
        return new(significand, 0, exponent);
    }

    /// <summary>The power of a positive number before it is rounded.</summary>
    [MethodImpl(OutOfLine)]
    private static DoubleDouble<R> WidePower<R>(DoubleDouble<R> square, long exponent)
        where R : struct, IReal<R>, IBinary64<R>
    {
        var (power, digit) = (DoubleDouble<R>.One, DoubleDouble<R>.One);
        var rest = Magnitude(exponent);
        for (var bit = 1; rest > 0; bit++)
        {
            if ((rest & 1) != 0) digit = digit.Times(square);
            rest >>= 1;
            if (rest == 0 || bit % DigitBits == 0) (power, digit) = (power.Times(digit), DoubleDouble<R>.One);
            if (rest > 0) square = square.Squared();
        }

        return exponent < 0 ? power.Reciprocal() : power;
    }

    /// <summary>
    /// Rounds and scales a power with an exponent below <see cref="PlainExponents"/>, and gives it its sign or special value.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static R FinishPlain<R>(DoubleDouble<R> power, R value, long exponent)
        where R : struct, IReal<R>, IBinary64<R> =>
        SignedOrSpecial(power.High * PowerOfTwo(power.Exponent), value, exponent);

    /// <summary>Zero, infinity and NaN have their own powers; odd powers have the sign of the base.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static R SignedOrSpecial<R>(R result, R value, long exponent)
        where R : struct, IReal<R>, IBinary64<R>
    {
        if (exponent == 0) return 1;
        var magnitude = R.Abs(value);
        var special = exponent > 0 ? magnitude : 1 / magnitude;
        result = R.IfLess(0, magnitude, R.IfLess(magnitude, double.PositiveInfinity, result, special), special);
        if ((exponent & 1) != 0) result = R.Xor(result, R.And(value, SignBit));
        return R.IfNaN(value, double.NaN, result);
    }

    /// <summary>As <see cref="FinishPlain{R}"/>, for every exponent.</summary>
    private static double FinishAtTheEdge(DoubleDouble<Real64> power, double value, long exponent)
    {
        var (high, low, scale) = (power.High.Value, power.Low.Value, power.Exponent.Value);
        var result = scale switch
        {
            > 1100 => double.PositiveInfinity,
            > 0 => high * PowerOfTwo<Real64>(500).Value * PowerOfTwo<Real64>(scale - 500).Value,
            < -1200 => 0,
            _ => double.Epsilon * RoundBelow52Bits(high * PowerOfTwo<Real64>(scale + 1074).Value, low),
        };
        return SignedOrSpecial<Real64>(result, value, exponent).Value;
    }

    /// <summary>high + low to the nearest integer, ties to even, where low only decides ties; high itself from 2^52 on.</summary>
    private static double RoundBelow52Bits(double high, double low)
    {
        const double TwoTo52 = 1UL << 52;
        if (high >= TwoTo52) return high;
        var rounded = high + TwoTo52 - TwoTo52;
        return (high - rounded, low) switch
        {
            (0.5, > 0) => rounded + 1,
            (-0.5, < 0) => rounded - 1,
            _ => rounded,
        };
    }

    /// <summary>|n|, for the least long too.</summary>
    private static ulong Magnitude(long exponent) => exponent < 0 ? 0 - (ulong)exponent : (ulong)exponent;

    private static R Canonical<R>(R value)
        where R : struct, IReal<R>, IBinary64<R> => R.IfNaN(value, double.NaN, value);
}
