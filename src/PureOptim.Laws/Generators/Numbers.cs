using FsCheck;
using FsCheck.Fluent;

namespace PureOptim.Laws.Generators;

/// <summary>Draws numbers that are exact in binary32, so that a case means the same in both precisions.</summary>
internal static class Numbers
{
    /// <summary>Zeros, small integers, sixteenths, and numbers of up to 20 significant bits from 2^-12 to 2^12.</summary>
    internal static Gen<double> Finite { get; } = Gen.Frequency(
        (1, Gen.Constant(0.0)),
        (3, from integer in Gen.Choose(-4, 4) select (double)integer),
        (3, from sixteenths in Gen.Choose(-64, 64) select sixteenths / 16.0),
        (5, from significand in Gen.Choose(-(1 << 20), 1 << 20)
            from exponent in Gen.Choose(-12, 12)
            select double.ScaleB(significand, exponent - 20)));

    /// <summary>The numbers at which formulas break, among finite ones.</summary>
    internal static Gen<double> Hostile { get; } = Gen.Frequency(
        (4, Finite),
        (1, Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, float.Epsilon, -float.Epsilon)),
        (1, Gen.Elements<double>(float.MaxValue, float.MinValue, 1e-38f, -1e-38f, 1e38f, 1e-42f, 1e19f, 3e-23f)),
        (1, from bits in Gen.Choose(int.MinValue, int.MaxValue) select (double)BitConverter.Int32BitsToSingle(bits)));
}
