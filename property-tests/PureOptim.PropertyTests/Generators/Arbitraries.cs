using FsCheck;
using FsCheck.Fluent;

namespace PureOptim.PropertyTests.Generators;

/// <summary>
/// The generators and shrinkers of the laws' arguments, all in this one place. Finite numbers and hostile ones are apart, because some
/// laws hold for the first only.
/// </summary>
public static class Arbitraries
{
    /// <summary>A finite number of either sign between 2^-20 and 2^20, a small integer, or zero.</summary>
    internal static Gen<double> Finite { get; } = Gen.Frequency(
        (6, from mantissa in Gen.Choose(1 << 29, int.MaxValue) from exponent in Gen.Choose(-50, -10) from sign in Gen.Elements(-1.0, 1.0) select sign * double.ScaleB(mantissa, exponent)),
        (2, Gen.Choose(-4, 4).Select(number => (double)number)),
        (1, Gen.Constant(0.0)));

    /// <summary>Any number.</summary>
    internal static Gen<double> Hostile { get; } = Gen.Frequency(
        (2, Finite),
        (2, Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.0)),
        (1, Gen.Elements(double.Epsilon, -double.Epsilon, float.Epsilon, 1e-310, 1e-40, double.MaxValue, -float.MaxValue, 1e38, -1e38, 1e-38, 1e19)),
        (1, from high in Gen.Choose(int.MinValue, int.MaxValue) from low in Gen.Choose(int.MinValue, int.MaxValue) select BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low)));

    /// <summary>Any number.</summary>
    public static Arbitrary<AnyNumber> Numbers() => Arb.From(
        Hostile.Select(value => new AnyNumber(value)),
        number => number.Value is 0 or 1 ? [] : [new AnyNumber(0), new AnyNumber(1)]);

    /// <summary>Vectors of finite numbers; up to 3,000, so that reductions have several leaves.</summary>
    public static Arbitrary<double[]> Vectors() => Arb.From(
        from length in Gen.Frequency((3, Gen.Choose(0, 67)), (1, Gen.Choose(67, 3000)))
        from values in Finite.ArrayOf(length)
        select values,
        values => values.Length switch
        {
            0 => [],
            1 => [[]],
            _ => [values[..(values.Length / 2)], values[(values.Length / 2)..], values[1..]],
        });

    /// <summary>Keys of random numbers.</summary>
    public static Arbitrary<RandomKey> Keys() =>
        Arb.From(from high in Gen.Choose(0, int.MaxValue) from low in Gen.Choose(int.MinValue, int.MaxValue) select new RandomKey((uint)high, unchecked((uint)low)));
}
