using FsCheck;
using FsCheck.Fluent;

namespace PureOptim.Laws.Generators;

/// <summary>Draws numbers that are exact in a precision.</summary>
internal static class Numbers
{
    /// <summary>Zeros, small integers, sixteenths, and numbers of up to 20 significant bits from 2^-12 to 2^12: the size of most problems.</summary>
    internal static Gen<double> Moderate { get; } = Gen.Frequency(
        (1, Gen.Constant(0.0)),
        (3, from integer in Gen.Choose(-4, 4) select (double)integer),
        (3, from sixteenths in Gen.Choose(-64, 64) select sixteenths / 16.0),
        (5, from significand in Gen.Choose(-(1 << 20), 1 << 20)
            from exponent in Gen.Choose(-12, 12)
            select double.ScaleB(significand, exponent - 20)));

    private static Gen<double> Word { get; } = from bits in Gen.Choose(int.MinValue, int.MaxValue) select (double)BitConverter.Int32BitsToSingle(bits);

    /// <summary>The numbers at which formulas break, among finite ones, all exact in binary32.</summary>
    internal static Gen<double> Hostile { get; } = Gen.Frequency(
        (4, Moderate),
        (1, Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, float.Epsilon, -float.Epsilon)),
        (1, Gen.Elements<double>(float.MaxValue, float.MinValue, 1e-38f, -1e-38f, 1e38f, 1e-42f, 1e19f, 3e-23f)),
        (1, Word));

    private static Gen<double> HostileInBinary64 { get; } = Gen.Frequency(
        (6, Hostile),
        (1, Gen.Elements(double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon, 2.3e-308, 1e-310, 1.4e154, 1e-162)),
        (1, Anywhere(Precision.Binary64, Magnitudes.All.Binary64)));

    /// <summary>Those, and in binary64 the numbers near the ends of its range too.</summary>
    internal static Gen<double> HostileIn(Precision precision) => precision == Precision.Binary32 ? Hostile : HostileInBinary64;

    /// <summary>Numbers of all digits whose exponents are equally likely.</summary>
    internal static Gen<double> Anywhere(Precision precision, ExponentRange range) => Gen.Frequency(
        (1, Gen.Constant(0.0)),
        (9, from significand in Gen.Choose(1 << 23, (1 << 24) - 1)
            from low in Gen.Choose(0, (1 << 29) - 1)
            from exponent in Gen.Choose(range.Smallest, range.Largest)
            from sign in Gen.Elements(-1, 1)
            select Within(sign * double.ScaleB(significand + (precision == Precision.Binary32 ? 0 : low / (double)(1 << 29)), exponent - 23), precision, range)));

    /// <summary>
    /// The number times a power of two, rounded to the precision; the nearest end of the range where it is outside, and 0 where it is 0.
    /// </summary>
    internal static double Scaled(double number, int exponent, Precision precision, ExponentRange range) =>
        number == 0 ? 0 : Within(double.ScaleB(number, int.Clamp(double.ILogB(number) + exponent, -1070, 1000) - double.ILogB(number)), precision, range);

    private static double Within(double number, Precision precision, ExponentRange range)
    {
        var rounded = precision == Precision.Binary32 ? (float)number : number;
        if (rounded == 0 || double.ILogB(rounded) < range.Smallest) return double.CopySign(double.ScaleB(1, range.Smallest), number);
        return double.ILogB(rounded) > range.Largest ? double.CopySign(double.ScaleB(1, range.Largest), number) : rounded;
    }
}
