using PureOptim.Experiments.Statistics;
using PureOptim.Numerics;

namespace PureOptim.Tests.Statistics;

public sealed class ComparisonTests
{
    private static readonly RandomKey _key = RandomKey.FromSeed(7);

    // The seeds differ by a hundred, the two samples by one for every seed: what the seeds do falls out.
    [Fact]
    public void What_a_seed_does_to_both_falls_out()
    {
        var comparison = Comparison.Of([1.0, 101, 201, 301], [2.0, 102, 202, 302], _key);
        Assert.Equal(new Estimate(-1, -1, -1, 4), comparison.Difference);
        Assert.Equal((4, 0, 0), (comparison.Lower, comparison.Equal, comparison.Higher));
        Assert.Equal("lower for 4 of 4 seeds", comparison.Signs);
    }

    [Fact]
    public void Exchanging_the_samples_turns_the_signs()
    {
        var (there, back) = (Comparison.Of([1.0, 5, 3, 3], [2.0, 2, 3, 9], _key), Comparison.Of([2.0, 2, 3, 9], [1.0, 5, 3, 3], _key));
        Assert.Equal(-there.Difference.Mean, back.Difference.Mean);
        Assert.Equal((-there.Difference.High, -there.Difference.Low), (back.Difference.Low, back.Difference.High));
        Assert.Equal((2, 1, 1), (there.Lower, there.Equal, there.Higher));
        Assert.Equal((1, 1, 2), (back.Lower, back.Equal, back.Higher));
        Assert.Equal("lower for 2 of 4 seeds, equal for 1", there.Signs);
    }

    [Fact]
    public void A_diverged_run_loses_against_one_that_did_not_and_ties_with_its_like()
    {
        var comparison = Comparison.Of([1.0, double.NaN, double.PositiveInfinity], [double.NaN, double.NaN, double.NaN], _key);
        Assert.Equal((1, 2, 0), (comparison.Lower, comparison.Equal, comparison.Higher));
        Assert.Equal(double.NegativeInfinity, comparison.Difference.Mean);
    }

    [Fact]
    public void Samples_of_different_sizes_are_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Comparison.Of([1.0], [1.0, 2.0], _key));
        Assert.StartsWith("The samples have 1 and 2 numbers; each seed needs one in both.", refusal.Message, StringComparison.Ordinal);
    }
}
