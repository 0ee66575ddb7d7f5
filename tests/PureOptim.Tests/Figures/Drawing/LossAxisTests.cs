using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Paths;

namespace PureOptim.Tests.Figures.Drawing;

public sealed class LossAxisTests
{
    private const double Huge = 1.5e308, Subnormal = 5e-324;

    // The ends are decimal logarithms: a tenth of a decade or a fiftieth of the axis beyond the values, which have one decade at least. The floor is
    // a fifth of a decade or 6 % of the axis below that, and the end half of the first margin below the floor.
    public static TheoryData<double[], double, double, string> Losses => new()
    {
        { [6.45, 0.1, 0.01], -2.1, 0.91, "0.01 0.1 1" },
        { [3], -0.02, 0.98, "1 2 5" },
        { [0], -0.95, 0.5, "0 0.5 1 2" },
        { [0, 0, 0], -0.95, 0.5, "0 0.5 1 2" },
        { [100, 1, 0, 1e-4], -4.55, 2.12, "0 0.0001 0.001 0.01 0.1 1 10 100" },
        { [1, Subnormal], -0.95, 0.5, "< 10⁻²⁵⁰ 0.5 1 2" },
        { [1, Subnormal, 0], -0.95, 0.5, "< 10⁻²⁵⁰ 0.5 1 2" },
        { [double.PositiveInfinity, double.NaN], -0.5, 0.5, "0.5 1 2" },
        { [double.NaN, 10, double.PositiveInfinity, 0.1], -1.1, 1.1, "0.1 1 10" },
        { [], -0.5, 0.5, "0.5 1 2" },
        { [1e-200, 1e200], -208, 208, "10⁻²⁰⁰ 10⁻¹⁵⁰ 10⁻¹⁰⁰ 10⁻⁵⁰ 1 10⁵⁰ 10¹⁰⁰ 10¹⁵⁰ 10²⁰⁰" },
        { [1e-300, 1e300], 299.05, 300.5, "< 10⁻²⁵⁰ 5·10²⁹⁹ 10³⁰⁰ 2·10³⁰⁰" },
        { [1e-250, 0, Huge], -300.91, 308.2, "0 10⁻²⁰⁰ 10⁻¹⁰⁰ 1 10¹⁰⁰ 10²⁰⁰ 10³⁰⁰" },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void Ends_and_ticks_fit_the_losses(double[] losses, double low, double high, string labels)
    {
        var axis = LossAxis.Of(losses);
        Assert.True(axis.IsLogarithmic);
        Assert.Equal((low, high), (double.Round(axis.Low, 2), double.Round(axis.High, 2)));
        Assert.Equal(labels, string.Join(' ', axis.Ticks.Select(tick => tick.Label)));
        AssertValid(axis, losses);
    }

    [Theory]
    [InlineData(-39.2, 10.0)]
    [InlineData(-1.0, -1.0)]
    [InlineData(-Subnormal, 0.0)]
    [InlineData(-1e20, -1e20)]
    [InlineData(-Huge, Huge)]
    [InlineData(-Huge, -Huge)]
    public void With_a_negative_loss_the_axis_is_linear(double least, double most)
    {
        var axis = LossAxis.Of([most, double.NaN, least, double.PositiveInfinity]);
        Assert.False(axis.IsLogarithmic);
        Assert.Null(axis.Floor);
        Assert.True(axis.Low < axis.High && double.IsFinite(axis.High - axis.Low));
        Assert.InRange(axis.Ticks.Length, 2, 8);
        if (double.Abs(least) < Huge) Assert.True(axis.Low <= least && axis.High >= most);
    }

    [Fact]
    public void Zeros_lie_below_every_positive_value_and_above_the_end()
    {
        var axis = LossAxis.Of([0, 1e-8, 1]);
        Assert.InRange(axis.Floor!.Value, double.Exp10(axis.Low), 1e-8);
        Assert.Equal(new Tick(axis.Floor.Value, "0"), axis.Ticks[0]);
    }

    [Fact]
    public void What_leaves_the_picture_has_room_above() => Assert.Equal(LossAxis.Of([1, 10]).High + 2, LossAxis.Of([1, 10], above: 2).High, 12); // of one sum of other order

    [Fact]
    public void The_page_has_the_axis_of_its_losses()
    {
        var flat = PathsPage.Of(Samples.Paths with { Function = (_, _) => 0, Paths = [new("Flat", "", [new(0, 0), new(1, 1)])] }, Samples.Origin);
        Assert.Contains("\"losses\":{\"isLogarithmic\":true,\"low\":-0.95", flat, StringComparison.Ordinal);
        Assert.Contains("\"label\":\"0\"", flat, StringComparison.Ordinal);
        var curve = ChartPage.Of(new LossCurves { Title = "", Curves = [new("Flat", "", [0, 0, 0])] }.Chart(), Samples.Origin);
        Assert.Contains("\"raw\":{\"isLogarithmic\":true,\"low\":-0.95", curve, StringComparison.Ordinal);
    }

    private static void AssertValid(LossAxis axis, double[] losses)
    {
        Assert.InRange(axis.High - axis.Low, 1, 700);
        Assert.InRange(axis.Ticks.Length, 3, 10);
        Assert.All(axis.Ticks, tick => Assert.InRange(double.Log10(tick.At), axis.Low, axis.High));
        Assert.Equal(losses.Any(loss => loss < LossAxis.Least), axis.Floor is not null);
        Assert.All(losses.Where(loss => loss >= LossAxis.Least && double.IsFinite(loss)), loss => Assert.InRange(double.Log10(loss), axis.Low, axis.High));
    }
}
