using PureOptim.Figures.Drawing;

namespace PureOptim.Tests.Figures.Drawing;

public class PlotWindowTests
{
    private static readonly PlotWindow _window = new(0, 4, 0, 2);

    [Fact]
    public void A_segment_through_the_window_is_cut_at_both_borders() =>
        Assert.Equal((new PlotPoint(0, 0.5), new PlotPoint(4, 1.5)), _window.Clip(new(-2, 0), new(6, 2)));

    [Fact]
    public void A_segment_inside_is_kept_to_the_bit() =>
        Assert.Equal((new PlotPoint(0.1, 0.3), new PlotPoint(3.7, 1.9)), _window.Clip(new(0.1, 0.3), new(3.7, 1.9)));

    [Theory]
    [InlineData(-1, 1, 1, 4)] // passes the corner
    [InlineData(5, 0, 5, 2)] // beside
    [InlineData(1, 1, double.NaN, 1)]
    [InlineData(1, 1, double.PositiveInfinity, 1)]
    public void A_segment_that_misses_the_window_or_has_no_direction_is_nothing(double x0, double y0, double x1, double y1) =>
        Assert.Null(_window.Clip(new(x0, y0), new(x1, y1)));

    [Fact]
    public void An_explosion_is_cut_at_the_border()
    {
        var (from, to) = _window.Clip(new(1, 1), new(1e300, 3))!.Value;

        // The direction is (1, 2e-300): the height does not change within the window, and the border is met but for a rounding.
        Assert.Equal((new PlotPoint(1, 1), 1.0), (from, to.Y));
        Assert.InRange(to.X, 4 - 1e-14, 4);
    }

    [Fact]
    public void A_line_that_leaves_and_returns_has_two_stretches()
    {
        var slices = _window.Clip([new(1, 1), new(2, 1), new(2, 5), new(3, 5), new(3, 1)]);
        Assert.Equal(2, slices.Length);
        Assert.Equal<PlotPoint[]>([new(1, 1), new(2, 1), new(2, 2)], [.. slices[0]]);
        Assert.Equal<PlotPoint[]>([new(3, 2), new(3, 1)], [.. slices[1]]);
    }

    [Fact]
    public void A_point_that_is_not_a_number_breaks_the_line() =>
        Assert.Equal(2, _window.Clip([new(1, 1), new(2, 1), new(double.NaN, 1), new(3, 1), new(3, 0)]).Length);
}
