using PureOptim.Article.Statistics;

namespace PureOptim.Tests.Statistics;

public sealed class ComparisonTests
{
    // The seeds differ by a hundred, the two samples by one for every seed: what the seeds do falls out.
    [Fact]
    public void What_a_seed_does_to_both_falls_out()
    {
        var comparison = Comparison.Differences([1.0, 101, 201, 301], [2.0, 102, 202, 302]);
        Assert.Equal(new Estimate(-1, -1, -1, 4), comparison.Estimate);
        Assert.Equal((4, 0, 0), (comparison.Lower, comparison.Equal, comparison.Higher));
        Assert.Equal("lower for 4 of 4 seeds", comparison.Signs(Relation.Below, "seeds"));

        var ratios = Comparison.Ratios([1.0, 10, 100], [2.0, 20, 200]);
        Assert.Equal(new Estimate(0.5, 0.5, 0.5, 3), ratios.Estimate);
        Assert.Equal((3, 0, 0), (ratios.Lower, ratios.Equal, ratios.Higher));
    }

    [Fact]
    public void Exchanging_the_samples_turns_the_signs()
    {
        var (there, back) = (Comparison.Differences([1.0, 5, 3, 3], [2.0, 2, 3, 9]), Comparison.Differences([2.0, 2, 3, 9], [1.0, 5, 3, 3]));
        Assert.Equal(-there.Estimate.Mean, back.Estimate.Mean);
        Assert.Equal((-there.Estimate.High, -there.Estimate.Low), (back.Estimate.Low, back.Estimate.High));
        Assert.Equal((2, 1, 1), (there.Lower, there.Equal, there.Higher));
        Assert.Equal((1, 1, 2), (back.Lower, back.Equal, back.Higher));
    }

    // If more is better, the words count the better ones.
    [Fact]
    public void The_signs_are_counted_on_the_better_side()
    {
        var comparison = Comparison.Differences([1.0, 5, 3, 3], [2.0, 2, 3, 9]);
        Assert.Equal("lower for 2 of 4 starts, equal for 1", comparison.Signs(Relation.Below, "starts"));
        Assert.Equal("higher for 1 of 4 seeds, equal for 1", comparison.Signs(Relation.Above, "seeds"));
    }

    [Fact]
    public void A_diverged_run_loses_against_one_that_did_not_and_ties_with_its_like()
    {
        var comparison = Comparison.Differences([1.0, double.NaN, double.PositiveInfinity], [double.NaN, double.NaN, double.NaN]);
        Assert.Equal((1, 2, 0), (comparison.Lower, comparison.Equal, comparison.Higher));
        Assert.Equal(double.NegativeInfinity, comparison.Estimate.Mean);
        Assert.False(comparison.Estimate.HasInterval);

        var ratios = Comparison.Ratios([1.0, double.NaN, 0], [double.NaN, double.NaN, 0]);
        Assert.Equal((1, 2, 0), (ratios.Lower, ratios.Equal, ratios.Higher));
        Assert.Equal((0, false), (ratios.Estimate.Mean, ratios.Estimate.HasInterval));
    }

    [Fact]
    public void Samples_of_different_sizes_are_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Comparison.Differences([1.0], [1.0, 2.0]));
        Assert.StartsWith("The samples have 1 and 2 numbers; each seed needs one in both.", refusal.Message, StringComparison.Ordinal);
    }
}
