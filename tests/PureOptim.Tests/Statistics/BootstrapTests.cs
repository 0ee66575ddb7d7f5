using PureOptim.Experiments.Statistics;
using PureOptim.Numerics;

namespace PureOptim.Tests.Statistics;

public sealed class BootstrapTests
{
    private static readonly RandomKey _key = RandomKey.FromSeed(7);

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(0.1, 3)]
    [InlineData(0.1, 5)]
    [InlineData(0.1, 30)]
    [InlineData(-1e300, 30)]
    [InlineData(double.PositiveInfinity, 6)]
    public void A_constant_sample_has_an_interval_without_width(double value, int count) =>
        Assert.Equal(new Estimate(value, value, value, count), Bootstrap.Mean([.. Enumerable.Repeat(value, count)], _key));

    // Of {0, 1} there are four resamples, with the means 0, 1/2, 1/2 and 1; 2.5 % of four is no whole one, so nothing is left out.
    [Fact]
    public void The_interval_of_two_numbers_reaches_from_one_to_the_other() =>
        Assert.Equal(new Estimate(0.5, 0, 1, 2), Bootstrap.Mean([1.0, 0.0], _key));

    // The 3,125 resamples of {0, 0, 0, 0, 1} hold k ones in C(5, k) 4^(5 - k) cases: 1024, 1280, 640, 160, 20, 1. Left out are 78 on each side:
    // from above the 1 + 20 with five and four ones and 57 of the 160 with three, from below 78 of the 1024 without any.
    [Fact]
    public void The_interval_of_four_zeros_and_a_one_is_that_of_all_resamples() =>
        Assert.Equal(new Estimate(0.2, 0, 0.6, 5), Bootstrap.Mean([0.0, 0, 1, 0, 0], _key));

    // {-2, -1, 0, 1, 2} is its own mirror image, and so are its resamples.
    [Fact]
    public void A_symmetric_sample_has_a_symmetric_interval()
    {
        var estimate = Bootstrap.Mean([-2.0, -1, 0, 1, 2], _key);
        Assert.Equal(0, estimate.Mean);
        Assert.Equal(-estimate.Low, estimate.High);
        Assert.True(estimate.High > 0);
    }

    // Of 20 zeros and ones, half each, a resample has Binomial(20, 1/2) ones: P(at most 5) = 0.0207 and P(at most 6) = 0.0577, so the end below is
    // 6/20 as long as the share of at most 5 in 10,000 draws is below 2.5 %, three standard deviations (0.0014) away.
    [Fact]
    public void The_drawn_interval_of_a_coin_is_that_of_the_binomial_distribution()
    {
        double[] coin = [.. Enumerable.Range(0, 20).Select(i => i % 2)];
        Assert.Equal(new Estimate(0.5, 0.3, 0.7, 20), Bootstrap.Mean(coin, _key));
    }

    [Fact]
    public void The_same_key_draws_the_same_interval_and_another_key_another()
    {
        double[] sample = [.. Enumerable.Range(0, 12).Select(i => double.Sqrt(i))];
        Assert.Equal(Bootstrap.Mean(sample, _key), Bootstrap.Mean(sample, RandomKey.FromSeed(7)));
        Assert.NotEqual(Bootstrap.Mean(sample, _key), Bootstrap.Mean(sample, RandomKey.FromSeed(8)));
    }

    [Fact]
    public void A_diverged_run_makes_the_upper_end_infinite()
    {
        // Of the resamples of three, 8 of 27 are without the infinite one.
        Assert.Equal(new Estimate(double.PositiveInfinity, 1, double.PositiveInfinity, 3), Bootstrap.Mean([1.0, 1, double.PositiveInfinity], _key));
    }

    [Fact]
    public void A_mean_of_both_infinities_is_undefined() =>
        Assert.True(Bootstrap.Mean([double.NegativeInfinity, double.PositiveInfinity], _key).IsUndefined);

    [Fact]
    public void An_empty_sample_is_refused() => Assert.Throws<ArgumentException>(() => Bootstrap.Mean([], _key));

    // A power of two scales every number, sum and quotient without rounding.
    [Fact]
    public void Doubling_a_sample_doubles_the_estimate_bit_for_bit()
    {
        foreach (var sample in Samples(60))
        {
            var (once, twice) = (Bootstrap.Mean(sample, _key), Bootstrap.Mean([.. sample.Select(x => 2 * x)], _key));
            Assert.Equal(new Estimate(2 * once.Mean, 2 * once.Low, 2 * once.High, once.Count), twice);
        }
    }

    [Fact]
    public void The_interval_lies_within_the_sample() => Assert.All(Samples(60), sample =>
    {
        var estimate = Bootstrap.Mean(sample, _key);
        Assert.True(sample.Min() <= estimate.Low && estimate.Low <= estimate.High && estimate.High <= sample.Max());
    });

    [Fact]
    public void The_order_of_a_small_sample_does_not_matter()
    {
        foreach (var sample in Samples(60).Where(sample => sample.Length <= Bootstrap.Enumerated))
        {
            var (there, back) = (Bootstrap.Mean(sample, _key), Bootstrap.Mean([.. sample.Reverse()], _key));
            Assert.Equal((there.Low, there.High), (back.Low, back.High));
        }
    }

    // Of 3,125 resamples 78 are left out on either side, and 78 / 5 = 15 where five intervals are to hold together: of {0, 0, 0, 0, 1} the one with five
    // ones and 14 of the 20 with four.
    [Fact]
    public void Intervals_that_hold_together_are_wider() =>
        Assert.Equal(new Estimate(0.2, 0, 0.8, 5), Bootstrap.Mean([0.0, 0, 1, 0, 0], _key, together: 5));

    /// <summary>Samples of one to eight numbers.</summary>
    private static IEnumerable<double[]> Samples(int count) => Enumerable.Range(0, count).Select(number =>
        Enumerable.Range(0, 1 + number % 8).Select(i => _key.FoldIn((uint)number).Normal<double>((ulong)i)).ToArray());
}
