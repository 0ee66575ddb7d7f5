using System.Collections.Immutable;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Paths;

namespace PureOptim.Tests.Figures.Paths;

public class ContourGridTests
{
    private static readonly PlotWindow _window = new(-3, 3, -3, 3);

    [Fact]
    public void A_circle_is_one_closed_ring_of_its_radius()
    {
        const double step = 0.1, radius = 2;
        var ring = Assert.Single(new ContourGrid((x, y) => x * x + y * y, _window, 60).Rings(radius * radius));

        // Along an edge f is a parabola with second derivative 2; the straight line through its ends is above it by at most step²/8 · 2.
        // So f at a vertex is below the level by at most step²/4, and f falls by at least 2 (radius - step²) a unit of radius there.
        const double error = step * step / 4 / (2 * (radius - step * step));
        Assert.All(ring, point => Assert.InRange(double.Hypot(point.X, point.Y), radius - error, radius + 1e-12));

        // Neighbours lie in one cell, also the last and the first: the ring is closed.
        var diagonal = step * double.Sqrt(2) + 1e-12;
        Assert.All(ring.Zip([.. ring[1..], ring[0]]), pair => Assert.InRange(Distance(pair.First, pair.Second), 0, diagonal));

        // A polygon whose corners are within the error of the circle, and whose sides are at most a diagonal long: each side cuts off at
        // most side²/(8 radius) of the radius.
        var inner = radius - error - 2 * step * step / (8 * (radius - error));
        Assert.InRange(Area(ring), double.Pi * inner * inner, double.Pi * radius * radius);
    }

    [Fact]
    public void A_hole_runs_the_other_way()
    {
        var rings = new ContourGrid((x, y) => -(x * x + y * y), _window, 60).Rings(-4);
        Assert.Equal([-1, 1], rings.Select(ring => double.Sign(Area(ring))).Order());
    }

    [Fact]
    public void A_region_that_reaches_the_window_is_closed_at_most_one_cell_beyond_it()
    {
        var ring = Assert.Single(new ContourGrid((x, _) => x, _window, 60).Rings(0));
        Assert.Equal((-3.1, -3.1), (ring.Min(point => point.X), ring.Min(point => point.Y)), Near);
        Assert.Equal((0, 3.1), (ring.Max(point => point.X), ring.Max(point => point.Y)), Near);

        // The numbers of a grid of step 0.1 are off by some roundings of numbers below 4.
        static bool Near((double X, double Y) a, (double X, double Y) b) => double.Abs(a.X - b.X) < 1e-14 && double.Abs(a.Y - b.Y) < 1e-14;
    }

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(1.5, 1)]
    public void Two_valleys_have_two_rings_below_their_pass_and_one_above(double level, int rings) =>
        Assert.Equal(rings, new ContourGrid((x, y) => (x * x - 1) * (x * x - 1) + y * y, _window, 40).Rings(level).Length);

    [Theory]
    [InlineData(0.0, 2)]
    [InlineData(-0.3, 2)]
    [InlineData(0.3, 1)]
    public void A_saddle_in_the_middle_of_a_cell_is_joined_where_its_mean_is_inside(double level, int joined)
    {
        // xy with the pass at the middle of the one cell; the mean of its corners is 0. The level 0 counts as inside.
        var rings = new ContourGrid((x, y) => x * y, new(-1, 1, -1, 1), 1).Rings(level);
        Assert.Equal(level >= 0 ? 1 : joined, rings.Length);
    }

    [Fact]
    public void What_is_not_a_number_is_outside()
    {
        var ring = Assert.Single(new ContourGrid((x, _) => x < 0 ? double.NaN : 0, _window, 60).Rings(1));
        Assert.All(ring, point => Assert.True(point.X >= 0 && double.IsFinite(point.Y)));
    }

    [Fact]
    public void A_level_below_everything_has_no_ring() => Assert.Empty(new ContourGrid((x, y) => x * x + y * y, _window, 60).Rings(-1));

    private static double Distance(PlotPoint a, PlotPoint b) => double.Hypot(a.X - b.X, a.Y - b.Y);

    private static double Area(ImmutableArray<PlotPoint> ring) =>
        ring.Zip([.. ring[1..], ring[0]]).Sum(pair => pair.First.X * pair.Second.Y - pair.Second.X * pair.First.Y) / 2;
}
