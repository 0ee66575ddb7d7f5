using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>
/// Elementary functions with the same bits on every machine: basic operations, fused multiply-adds where they are written, and bit
/// operations, in one fixed order. Each is within 1 ulp of the true value for every argument; its test prints the worst error measured.
/// </summary>
/// <remarks>
/// A function is written once over <see cref="IBinary64{R}"/> and runs on <see cref="Real64"/> and, eight numbers side by side, on
/// <see cref="Lanes64"/>. <see cref="Real32"/> and <see cref="Lanes32"/> widen, compute in binary64 and round once, which leaves an error
/// below 0.5 + 2^-28 ulp of binary32. NaN in gives <see cref="double.NaN"/> out, whatever the payload was. Polynomials are Taylor series
/// that stop where what follows is below 2^-58 of the result, so their coefficients are quotients that anyone can check.
/// </remarks>
public static partial class ElementaryFunctions
{
    /// <summary>
    /// ln 2 rounded to binary64: 0x1.62E42FEFA39EFp-1. From the Machin-like series 18 artanh 1/26 - 2 artanh 1/4801 + 8 artanh 1/8749.
    /// </summary>
    private static double Ln2High => BitConverter.UInt64BitsToDouble(0x3FE62E42FEFA39EF);

    /// <summary>ln 2 less <see cref="Ln2High"/>, rounded: 0x1.ABC9E3B39803Fp-56. Together they miss ln 2 by 6e-34.</summary>
    private static double Ln2Low => BitConverter.UInt64BitsToDouble(0x3C7ABC9E3B39803F);

    /// <summary>1.5 * 2^52: a sum with it rounds to an integer, ties to even, whose low bits are those of the sum.</summary>
    private const double RoundingShift = 6755399441055744.0;

    /// <summary>
    /// The compiler options of a whole function: at once to its best code, and by itself, because the compiler stops inlining where a method has
    /// taken in too much, and then calls every operator.
    /// </summary>
    private const MethodImplOptions OutOfLine = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>The bit that holds the sign.</summary>
    private const ulong SignBit = 1UL << 63;

    /// <summary>The 52 bits that hold the fraction.</summary>
    private const ulong FractionBits = (1UL << 52) - 1;

    /// <summary>The exponential e^x.</summary>
    public static double Exp(double value) => Exp<Real64>(value).Value;

    /// <summary>The natural logarithm; NaN below zero, minus infinity at zeros of either sign.</summary>
    public static double Log(double value) => Log<Real64>(value).Value;

    /// <summary>The sine of an angle in radians, however large; NaN for infinities.</summary>
    public static double Sin(double value) => Real64.Sin(value).Value;

    /// <summary>The cosine of an angle in radians, however large; NaN for infinities.</summary>
    public static double Cos(double value) => Real64.Cos(value).Value;

    /// <summary>The hyperbolic tangent.</summary>
    public static double Tanh(double value) => Tanh<Real64>(value).Value;

    /// <summary>2^n for an integer n from -1022 to 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static R PowerOfTwo<R>(R exponent)
        where R : struct, IReal<R>, IBinary64<R> => R.ShiftLeft(exponent + (RoundingShift + 1023), 52);

    /// <summary>c0 + c1 x + c2 x² + c3 x³, given x and x².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static R Cubic<R>(R x, R square, double c0, double c1, double c2, double c3)
        where R : struct, IReal<R>, IBinary64<R> =>
        R.MultiplyAdd(square, R.MultiplyAdd(x, c3, c2), R.MultiplyAdd(x, c1, c0));
}
