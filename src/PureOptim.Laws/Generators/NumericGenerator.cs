using FsCheck;
using FsCheck.Fluent;

namespace PureOptim.Laws.Generators;

/// <summary>Draws numbers of a precision, and counts.</summary>
internal static class NumericGenerator
{
    private static Gen<int> Word { get; } = Gen.Choose(int.MinValue, int.MaxValue);

    private static Gen<double> Hostile { get; } = Draws.Seeded(Numbers.Hostile);

    private static Gen<double> Narrow { get; } = Gen.Frequency(
        (2, Hostile),
        (3, from bits in Word select (double)BitConverter.Int32BitsToSingle(bits)));

    private static Gen<double> Wide { get; } = Gen.Frequency(
        (1, Hostile),
        (2, from significand in Word from low in Gen.Choose(0, (1 << 21) - 1) select significand + low / (double)(1 << 21)),
        (3, from high in Word from low in Word select BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low)));

    /// <summary>Small counts, and those around the powers of two.</summary>
    private static Gen<int> Count { get; } = Gen.OneOf(
        Gen.Choose(0, 1000),
        from exponent in Gen.Choose(10, 29) from beyond in Gen.Choose(-2, 2) select (1 << exponent) + beyond);

    /// <summary>Cases in a precision.</summary>
    internal static Gen<NumericCase> Cases(Precision precision)
    {
        var number = precision == Precision.Binary32 ? Narrow : Wide;
        return from x in number from y in number from z in number from count in Count select new NumericCase(precision, x, y, z, count);
    }

    /// <summary>Cases with one number 0, 1 or whole, or a smaller count.</summary>
    internal static IEnumerable<NumericCase> Smaller(NumericCase larger)
    {
        foreach (var x in Simpler(larger.X)) yield return larger with { X = x };
        foreach (var y in Simpler(larger.Y)) yield return larger with { Y = y };
        foreach (var z in Simpler(larger.Z)) yield return larger with { Z = z };
        if (larger.Count > 0) yield return larger with { Count = larger.Count / 2 };
        if (larger.Count > 1) yield return larger with { Count = larger.Count - 1 };
    }

    private static IEnumerable<double> Simpler(double value) =>
        new[] { 0, 1, double.Truncate(value) }.Where(simpler => double.Abs(simpler) < double.Abs(value));
}
