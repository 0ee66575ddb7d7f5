using PureOptim.Experiments.Parity;

namespace PureOptim.Tests.Parity;

public sealed class SensitivityTests
{
    [Fact]
    public void A_moved_number_is_a_neighbour_up_or_down_by_the_key()
    {
        Parameters<double> numbers = [.. Enumerable.Range(1, 200).Select(i => i / 7.0)];
        var moved = Sensitivity.Keys.Select(key => Sensitivity.Moved(numbers, key)).ToArray();
        Assert.All(moved, run => Assert.All(
            Enumerable.Range(0, 200), i => Assert.True(run[i] == double.BitIncrement(numbers[i]) || run[i] == double.BitDecrement(numbers[i]))));

        // Sixteen different runs, each with about as many up as down: 60 of 200 is six standard deviations away from 100.
        Assert.Equal(Sensitivity.Runs, moved.Distinct().Count());
        Assert.All(moved, run => Assert.InRange(Enumerable.Range(0, 200).Count(i => run[i] > numbers[i]), 60, 140));
    }

    [Fact]
    public void What_every_program_has_exactly_is_not_moved()
    {
        Parameters<float> numbers = [0f, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        Assert.All(Sensitivity.Keys, key => Assert.Equal(numbers, Sensitivity.Moved(numbers, key)));
    }

    [Theory]
    [InlineData(0.0024, false)]
    [InlineData(0.0026, true)] // Four times as much is more than a hundredth.
    [InlineData(double.NaN, true)]
    [InlineData(double.PositiveInfinity, true)]
    public void A_measured_tolerance_of_more_than_a_hundredth_is_too_wide(double largest, bool isTooWide) =>
        Assert.Equal(isTooWide, Tolerance.Measured(DistanceUnit.Relative, largest, 18).IsTooWide);

    [Theory]
    [InlineData(false, 1e13, false)] // 4e13 units of 2^-52 are 0.0089.
    [InlineData(false, 1.2e13, true)]
    [InlineData(true, 20_000, false)] // 80,000 units of 2^-23 are 0.0095.
    [InlineData(true, 22_000, true)]
    public void A_tolerance_in_units_of_the_last_place_is_as_wide_as_they_are(bool isSingle, double largest, bool isTooWide) =>
        Assert.Equal(isTooWide, Tolerance.Measured(DistanceUnit.Ulp, largest, 16, isSingle).IsTooWide);
}
