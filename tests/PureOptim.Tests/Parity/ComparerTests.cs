using PureOptim.Experiments.Parity;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Tests.Parity;

public sealed class ComparerTests
{
    [Theory]
    [InlineData(1.0, 2.220446049250313E-16)] // 2^-52
    [InlineData(1.9999999999999998, 2.220446049250313E-16)]
    [InlineData(2.0, 4.440892098500626E-16)]
    [InlineData(0.0, double.Epsilon)]
    [InlineData(1e-310, double.Epsilon)]
    public void The_unit_in_the_last_place_is_that_of_IEEE_754(double magnitude, double expected) =>
        Assert.Equal(expected, NumberBits.Ulp(magnitude));

    [Fact]
    public void The_unit_of_float32_is_larger()
    {
        Assert.Equal(float.BitIncrement(1) - 1, NumberBits.Ulp(1, FloatType.Float32));
        Assert.Equal(float.Epsilon, NumberBits.Ulp(0, FloatType.Float32));
    }

    [Fact]
    public void Distance_is_measured_at_the_largest_magnitude_so_far()
    {
        var (comparer, largest) = (new Comparer(DistanceUnit.Ulp, single: false), 0.0);
        comparer.Add(1 << 20, 1 << 20, ref largest, () => "up");
        comparer.Add(1, double.BitIncrement(1), ref largest, () => "back");
        Assert.Equal(new Deviation(1.0 / (1 << 20), "back", 1, double.BitIncrement(1)), comparer.Worst);
    }

    [Fact]
    public void The_worst_is_kept_and_of_equals_the_first()
    {
        var (comparer, largest) = (new Comparer(DistanceUnit.Ulp, single: false), 1.0);
        foreach (var (offset, place) in new[] { (1, "a"), (3, "b"), (2, "c"), (3, "d") })
            comparer.Add(1, 1 + offset * NumberBits.Ulp(1), ref largest, () => place);
        Assert.Equal((3, "b"), (comparer.Worst!.Distance, comparer.Worst.Place));
    }

    [Fact]
    public void Relative_distance_is_a_part_of_the_recorded_number()
    {
        var (comparer, largest) = (new Comparer(DistanceUnit.Relative, single: false), 100.0);
        comparer.Add(4, 5, ref largest, () => "here");
        Assert.Equal(0.25, comparer.Worst!.Distance);
    }

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-0.0, -0.0)]
    public void The_same_is_no_deviation(double recorded, double computed) => Assert.Null(Worst(recorded, computed));

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.PositiveInfinity)]
    public void A_number_and_what_is_none_are_infinitely_far_apart(double recorded, double computed)
    {
        Assert.Equal(double.PositiveInfinity, Worst(recorded, computed)!.Distance);
        Assert.False(Tolerance.Ulps(4).Admits(Worst(recorded, computed)));
    }

    [Fact]
    public void The_sign_of_zero_matters_only_bit_for_bit()
    {
        Assert.False(Tolerance.Bits.Admits(Worst(0.0, -0.0)));
        Assert.True(Tolerance.Ulps(4).Admits(Worst(0.0, -0.0)));
    }

    private static Deviation? Worst(double recorded, double computed)
    {
        var (comparer, largest) = (new Comparer(DistanceUnit.Ulp, single: false), 0.0);
        comparer.Add(recorded, computed, ref largest, () => "here");
        return comparer.Worst;
    }
}
