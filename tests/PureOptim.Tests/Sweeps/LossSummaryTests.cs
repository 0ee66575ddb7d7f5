using PureOptim.Runs.Sweeps;

namespace PureOptim.Tests.Sweeps;

public sealed class LossSummaryTests
{
    [Fact]
    public void It_tells_the_best_the_last_and_the_mean_of_the_last_hundred()
    {
        // Losses 1..150 at steps 0..149: the last hundred are 51..150, whose mean is 100.5.
        var summary = Of(0, [.. Enumerable.Range(1, 150).Select(loss => (double)loss)]);
        Assert.Equal((1, 0), (summary.Best, summary.BestStep));
        Assert.Equal((150, 100.5), (summary.Final, summary.MeanOfLast));
        Assert.Null(summary.DivergedAt);
    }

    [Fact]
    public void Steps_count_from_the_first_and_ties_go_to_the_earlier()
    {
        var summary = Of(1, [3, 2, 5, 2]);
        Assert.Equal((2, 2), (summary.Best, summary.BestStep));
        Assert.Equal(3, summary.MeanOfLast);
    }

    [Fact]
    public void What_is_not_finite_is_no_best_and_leaves_no_mean()
    {
        var summary = Of(1, [double.NaN, 4, double.PositiveInfinity]);
        Assert.Equal((4, 2), (summary.Best, summary.BestStep));
        Assert.Equal(1, summary.DivergedAt);
        Assert.True(double.IsNaN(summary.MeanOfLast));
        Assert.Equal(double.PositiveInfinity, summary.Final);
        Assert.Equal((double.NaN, 0), (Of(5, [double.NaN]).Best, Of(5, [double.NaN]).BestStep));
    }

    [Fact]
    public void A_hundred_finite_losses_after_one_that_is_not_have_a_mean() =>
        Assert.Equal(7, Of(0, [double.NaN, .. Enumerable.Repeat(7.0, 100)]).MeanOfLast);

    private static LossSummary Of(long firstStep, double[] losses)
    {
        var summary = new LossSummary(firstStep);
        foreach (var loss in losses) summary.Add(loss);
        return summary;
    }
}
