using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Paths;

namespace PureOptim.Tests.Figures.Drawing;

public sealed class ThinningTests
{
    private const int Most = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(Most)]
    public void A_line_that_is_short_enough_is_drawn_whole(int count) =>
        Assert.Equal(Enumerable.Range(0, count), Thinning.Indices(count, Most, [], i => -i));

    [Theory]
    [InlineData(Most + 1, 0)]
    [InlineData(10_000, 1)]
    [InlineData(123_457, 2)]
    public void Of_a_long_line_the_beginning_the_end_and_the_extremes_of_each_coordinate_stay(int count, int seed)
    {
        var (x, y) = (Noise(count, 2 * seed), Noise(count, 2 * seed + 1));
        var drawn = Thinning.Indices(count, Most, [count / 2], i => x[i], i => y[i]);

        Assert.Equal(drawn.Order().Distinct(), drawn);
        Assert.InRange(drawn.Length, Most / 4, Most + 1);
        Assert.Equal(Enumerable.Range(0, Most / 4), drawn.Take(Most / 4));
        Assert.Contains(count / 2, drawn);
        Assert.Equal(count - 1, drawn[^1]);
        foreach (var coordinate in new[] { x, y })
        {
            Assert.Equal(coordinate.Min(), drawn.Min(i => coordinate[i]));
            Assert.Equal(coordinate.Max(), drawn.Max(i => coordinate[i]));
        }

        // Within each span too: what lies between two neighbours among those drawn is no further out than the drawn ones of its span.
        var (head, spans) = (Most / 4, (Most - Most / 4) / 6);
        for (var span = 0; span < spans; span++)
        {
            var (from, to) = (head + (int)((long)(count - head) * span / spans), head + (int)((long)(count - head) * (span + 1) / spans));
            Assert.Equal(x[from..to].Min(), drawn.Where(i => i >= from && i < to).Min(i => x[i]));
            Assert.Equal(y[from..to].Max(), drawn.Where(i => i >= from && i < to).Max(i => y[i]));
        }
    }

    [Fact]
    public void What_is_not_a_number_is_no_extreme_and_hides_none()
    {
        var values = Enumerable.Range(0, 5000).Select(i => i == 3210 ? 7.0 : i == 3211 ? -7.0 : double.NaN).ToArray();
        var drawn = Thinning.Indices(values.Length, Most, [], i => values[i]);
        Assert.Contains(3210, drawn);
        Assert.Contains(3211, drawn);
    }

    [Theory]
    [InlineData(1, 100_000)]
    [InlineData(6, 20_000)]
    [InlineData(100, 2_000)]
    public void The_page_of_long_paths_is_below_three_megabytes_and_says_that_points_were_left_out(int paths, int count)
    {
        var data = Long(paths, count, i => i == count / 2 ? new(0.125, 9.75) : new(double.Sin(i), double.Cos(i)));
        var (figure, page) = (PathsFigure.Render(data), PathsPage.Of(data, Samples.Origin));
        Assert.InRange(page.Length, figure.Length, 3_000_000);
        var note = $"About {12_000 / paths} of the {count} points of a path are drawn, its extremes among them; trace.csv has all.";
        Assert.All([figure, page], text => Assert.Contains(note, text, StringComparison.Ordinal));
        Assert.All([0, count / 2, count - 1], step => Assert.Contains($"<title>step {step}: ", figure, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_path_leaves_the_picture_at_the_same_step_and_in_the_same_direction_as_if_it_were_drawn_whole()
    {
        var data = Long(1, 30_000, i => i < 25_000 ? new(double.Sin(i), 0) : new(i - 24_990, 3 * double.Sin(i)));
        var outcome = PathOutcome.Of(data, data.Paths[0]);
        Assert.Equal(25_001, outcome.LeftAt);
        Assert.Equal([25_000, 25_001], outcome.InPicture.TakeLast(2).Select(step => step.Step));
        Assert.Equal(29_999, outcome.Drawn[^1].Step);
    }

    [Theory]
    [InlineData(5_000, 100)]
    [InlineData(5_001, 200)]
    [InlineData(30_000, 1000)]
    [InlineData(1_000_000, 20_000)]
    public void Long_curves_are_thinned_and_have_at_most_fifty_markers(int count, int every)
    {
        var values = Noise(count, 5);
        var data = new LossCurves { Title = "", Top = 1, Curves = [.. Enumerable.Range(0, 3).Select(i => new LossCurve($"{i}", "", [.. values]))] };
        Assert.Equal(every, data.MarkerEvery);
        Assert.InRange(ChartPage.Of(data.Chart(), Samples.Origin).Length, 0, 3_000_000);
        Assert.Equal(count > 4_000, ChartPage.Of(data.Chart(), Samples.Origin).Contains("trace.csv has all", StringComparison.Ordinal));
    }

    /// <summary>Numbers from 0 to 1 that look like noise.</summary>
    private static double[] Noise(int count, int seed)
    {
        var noise = new double[count];
        RandomKey.FromSeed((ulong)seed).FillUniform(noise);
        return noise;
    }

    private static PathsData Long(int paths, int count, Func<int, PlotPoint> at) =>
        Samples.Paths with { Paths = [.. Enumerable.Range(0, paths).Select(i => new PathSeries($"{i}", "", [.. Enumerable.Range(0, count).Select(at)]))] };
}
