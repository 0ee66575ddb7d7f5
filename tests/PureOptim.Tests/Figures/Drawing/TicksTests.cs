using PureOptim.Figures.Drawing;

namespace PureOptim.Tests.Figures.Drawing;

public class TicksTests
{
    public static TheoryData<double, double, int, double[]> Axes => new()
    {
        { 0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1] },
        { 0, 1, 5, [0, 0.5, 1] },
        { 0, 1, 11, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] },
        { -10, 10, 5, [-10, -5, 0, 5, 10] },
        { 0, 2000, 9, [0, 500, 1000, 1500, 2000] },
        { 1.1, 1.6, 6, [1.1, 1.2, 1.3, 1.4, 1.5, 1.6] },
        { 3.3, 7.9, 5, [4, 5, 6, 7] },
        { -2e-7, 3e-7, 6, [-2e-7, -1e-7, 0, 1e-7, 2e-7, 3e-7] },
        { 0, 5e-300, 6, [0, 1e-300, 2e-300, 3e-300, 4e-300, 5e-300] },
        { 0, 1e300, 6, [0, 2e299, 4e299, 6e299, 8e299, 1e300] },
        { 0, 9e14, 10, [0, 1e14, 2e14, 3e14, 4e14, 5e14, 6e14, 7e14, 8e14, 9e14] },
    };

    // Equal to the bit: a tick is the double nearest to its decimal, so that its label is short.
    [Theory]
    [MemberData(nameof(Axes))]
    public void Ticks_are_the_round_numbers_that_fit(double low, double high, int most, double[] expected) =>
        Assert.Equal(expected, Ticks.Between(low, high, most));

    [Theory]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(0.3, "0.3")]
    [InlineData(-5.0, "−5")]
    [InlineData(-0.0, "0")]
    [InlineData(2000.0, "2000")]
    [InlineData(1e300, "1e300")]
    [InlineData(-2.5e-7, "−2.5e−7")]
    public void Labels_are_the_shortest_decimals(double tick, string label) => Assert.Equal(label, Ticks.Label(tick));

    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(2.0, 1.0)]
    [InlineData(0.0, double.PositiveInfinity)]
    [InlineData(double.NaN, 1.0)]
    [InlineData(1e20, 1.0000000000000001e20)]
    [InlineData(1e20, 1.00000000000001e20)]
    public void An_axis_without_a_size_is_refused(double low, double high) =>
        Assert.Throws<ArgumentException>(() => Ticks.Between(low, high, 5));

    [Theory]
    [InlineData(-8.0, 3.0, 12, "10⁻⁸ 10⁻⁷ 10⁻⁶ 10⁻⁵ 0.0001 0.001 0.01 0.1 1 10 100 1000")]
    [InlineData(-8.0, 3.0, 6, "10⁻⁸ 10⁻⁶ 0.0001 0.01 1 100")]
    [InlineData(-8.0, 3.0, 5, "10⁻⁶ 0.001 1 1000")] // every second would be six
    [InlineData(-1.0, 0.5, 9, "0.1 0.2 0.5 1 2")]
    [InlineData(-1e-12, 1.0, 9, "1 2 5 10")] // an end that is a rounding away from a tick has it
    [InlineData(100.0, 160.0, 4, "10¹⁰⁰ 10¹²⁰ 10¹⁴⁰ 10¹⁶⁰")]
    public void Decades_are_as_many_as_fit(double low, double high, int most, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Decades(low, high, most).Select(tick => tick.Label)));

    [Fact]
    public void A_logarithmic_axis_without_a_size_is_refused() => Assert.Throws<ArgumentException>(() => Ticks.Decades(1, 1, 5));
}
