namespace PureOptim.Laws.Generators;

/// <summary>Draws numbers that are exact in a precision.</summary>
internal static class Numbers
{
    /// <summary>Zeros, small integers, sixteenths, and numbers of up to 20 significant bits from 2^-12 to 2^12: the size of most problems.</summary>
    internal static double Moderate(ref Draws draws) => draws.Next(1, 12) switch
    {
        1 => 0,
        <= 4 => draws.Next(-4, 4),
        <= 7 => draws.Next(-64, 64) / 16.0,
        _ => double.ScaleB(draws.Next(-(1 << 20), 1 << 20), draws.Next(-12, 12) - 20),
    };

    /// <summary>The numbers at which formulas break, all exact in binary32.</summary>
    internal static double Hostile(ref Draws draws) => draws.Next(1, 7) switch
    {
        <= 4 => Moderate(ref draws),
        5 => draws.OneOf([double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, float.Epsilon, -float.Epsilon]),
        6 => draws.OneOf([float.MaxValue, float.MinValue, 1e-38f, -1e-38f, 1e38f, 1e-42f, 1e19f, 3e-23f]),
        _ => BitConverter.Int32BitsToSingle(draws.Next(int.MinValue, int.MaxValue)),
    };

    /// <summary>Those, and in binary64 the numbers near the ends of its range too.</summary>
    internal static double Hostile(ref Draws draws, Precision precision) => precision == Precision.Binary32 ? Hostile(ref draws) : draws.Next(1, 8) switch
    {
        <= 6 => Hostile(ref draws),
        7 => draws.OneOf([double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon, 2.3e-308, 1e-310, 1.4e154, 1e-162]),
        _ => Anywhere(ref draws, Precision.Binary64, Magnitudes.All.Binary64),
    };

    /// <summary>Numbers of all digits whose exponents are equally likely.</summary>
    internal static double Anywhere(ref Draws draws, Precision precision, ExponentRange range)
    {
        if (draws.Next(1, 10) == 1) return 0;
        var (significand, low) = (draws.Next(1 << 23, (1 << 24) - 1), draws.Next(0, (1 << 29) - 1));
        var (exponent, sign) = (draws.Next(range.Smallest, range.Largest), draws.Next(0, 1) == 0 ? 1 : -1);
        return Within(sign * double.ScaleB(significand + (precision == Precision.Binary32 ? 0 : low / (double)(1 << 29)), exponent - 23), precision, range);
    }

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
