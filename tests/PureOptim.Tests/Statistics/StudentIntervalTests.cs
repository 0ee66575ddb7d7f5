using PureOptim.Article.Statistics;

namespace PureOptim.Tests.Statistics;

public sealed class StudentIntervalTests
{
    private static readonly RandomKey _key = RandomKey.FromSeed(7);

    // {1, 2, 3} has mean 2 and standard deviation 1; with two degrees of freedom t is 0.95 √(2 / (1 - 0.95²)) = 4.3026..., by √3. Each of the few
    // roundings, and that of the quantile, is well below 1e-13.
    [Fact]
    public void The_interval_is_that_of_the_formula()
    {
        var half = 0.95 * double.Sqrt(2 / (1 - 0.95 * 0.95)) / double.Sqrt(3);
        var estimate = StudentInterval.Mean([3.0, 1, 2]);
        Assert.Equal((2, 3), (estimate.Mean, estimate.Count));
        Assert.Equal(2 - half, estimate.Low, 1e-13);
        Assert.Equal(2 + half, estimate.High, 1e-13);
    }

    // With one degree of freedom t is tan(π/2 0.95), and tan(π/2 0.99) where five intervals are to hold together; of {0, 2} s/√n is 1.
    [Fact]
    public void Intervals_that_hold_together_are_wider()
    {
        Assert.Equal(double.Tan(double.Pi / 2 * 0.95), StudentInterval.Mean([0.0, 2]).High - 1, 1e-11);
        Assert.Equal(double.Tan(double.Pi / 2 * 0.99), StudentInterval.Mean([0.0, 2], together: 5).High - 1, 1e-11);
    }

    [Fact]
    public void The_geometric_mean_is_that_of_the_logarithms()
    {
        var (logarithms, estimate) = (StudentInterval.Mean([0.0, 1, 5]), StudentInterval.GeometricMean([1, double.E, double.Exp(5)]));
        Assert.Equal(double.E * double.E, estimate.Mean, 1e-14);

        // Roundings of logarithms, sums and exponentials, each of at most 2^-52 of numbers up to 9.
        Assert.Equal(1, estimate.Low / double.Exp(logarithms.Low), 1e-13);
        Assert.Equal(1, estimate.High / double.Exp(logarithms.High), 1e-13);
    }

    [Theory]
    [InlineData(0.1, 2)]
    [InlineData(0.1, 3)]
    [InlineData(0.1, 30)]
    [InlineData(1e300, 30)]
    [InlineData(double.PositiveInfinity, 6)]
    public void A_constant_sample_has_an_interval_without_width(double value, int count)
    {
        double[] sample = [.. Enumerable.Repeat(value, count)];
        Assert.Equal(new Estimate(value, value, value, count), StudentInterval.Mean(sample));
        Assert.Equal(new Estimate(value, value, value, count), StudentInterval.GeometricMean(sample));
        Assert.True(StudentInterval.Mean(sample) is { IsTheSameForAll: true, HasInterval: true });
    }

    // 1e7 and the next number have the same logarithm.
    [Fact]
    public void Losses_that_differ_only_in_the_last_place_are_their_own_interval()
    {
        var next = double.BitIncrement(1e7);
        var estimate = StudentInterval.GeometricMean([1e7, next, 1e7]);
        Assert.Equal((1e7, next), (estimate.Low, estimate.High));
        Assert.False(estimate.IsTheSameForAll);
    }

    [Fact]
    public void One_number_has_no_interval()
    {
        Assert.Equal(new Estimate(3, double.NegativeInfinity, double.PositiveInfinity, 1), StudentInterval.Mean([3.0]));
        Assert.Equal(new Estimate(3, 0, double.PositiveInfinity, 1), StudentInterval.GeometricMean([3.0]));
        Assert.False(StudentInterval.Mean([3.0]).HasInterval);
        Assert.False(StudentInterval.GeometricMean([3.0]).HasInterval);
    }

    [Fact]
    public void A_diverged_run_among_others_leaves_no_interval()
    {
        Assert.Equal(new Estimate(double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, 3), StudentInterval.Mean([1, 2, double.PositiveInfinity]));
        Assert.Equal(new Estimate(double.NegativeInfinity, double.NegativeInfinity, double.PositiveInfinity, 3), StudentInterval.Mean([1, 2, double.NegativeInfinity]));
        Assert.Equal(new Estimate(double.PositiveInfinity, 0, double.PositiveInfinity, 3), StudentInterval.GeometricMean([1, 2, double.PositiveInfinity]));
        Assert.Equal(new Estimate(0, 0, double.PositiveInfinity, 3), StudentInterval.GeometricMean([1.0, 2, 0]));
        Assert.False(StudentInterval.Mean([1, 2, double.PositiveInfinity]).HasInterval);
    }

    [Fact]
    public void Infinities_of_both_signs_and_NaN_are_undefined()
    {
        Assert.True(StudentInterval.Mean([double.NegativeInfinity, 0, double.PositiveInfinity]).IsUndefined);
        Assert.True(StudentInterval.Mean([0, double.NaN, 1]).IsUndefined);
        Assert.True(StudentInterval.GeometricMean([0, 1, double.PositiveInfinity]).IsUndefined);
        Assert.True(StudentInterval.GeometricMean([double.NaN, 1]).IsUndefined);
        Assert.False(StudentInterval.Mean([0, double.NaN, 1]).HasInterval);
    }

    [Fact]
    public void An_empty_sample_and_a_negative_loss_are_refused()
    {
        Assert.Throws<ArgumentException>(() => StudentInterval.Mean([]));
        Assert.Throws<ArgumentException>(() => StudentInterval.GeometricMean([]));
        var refusal = Assert.Throws<ArgumentException>(() => StudentInterval.GeometricMean([1, -0.5]));
        Assert.StartsWith("A number is -0.5; ", refusal.Message, StringComparison.Ordinal);
    }

    // A power of two scales every number, sum, root and quotient without rounding, also where a sum of the numbers would overflow.
    [Fact]
    public void A_power_of_two_scales_the_estimate_bit_for_bit()
    {
        foreach (var sample in Samples(60).Where(sample => sample.Length > 1))
        {
            var once = StudentInterval.Mean(sample);
            foreach (var factor in new[] { 2, double.ScaleB(1, 1000), double.ScaleB(1, -900) })
            {
                var scaled = StudentInterval.Mean([.. sample.Select(x => factor * x)]);
                Assert.Equal(new Estimate(factor * once.Mean, factor * once.Low, factor * once.High, once.Count), scaled);
            }
        }
    }

    [Fact]
    public void The_order_of_a_sample_does_not_matter_and_the_mean_lies_within_it() => Assert.All(Samples(60), sample =>
    {
        var estimate = StudentInterval.Mean(sample);
        Assert.Equal(estimate, StudentInterval.Mean([.. sample.Reverse()]));
        Assert.InRange(estimate.Mean, sample.Min(), sample.Max());
        Assert.True(estimate.Low <= estimate.Mean && estimate.Mean <= estimate.High);
    });

    /// <summary>Samples of one to eight numbers.</summary>
    private static IEnumerable<double[]> Samples(int count) => Enumerable.Range(0, count).Select(number =>
        Enumerable.Range(0, 1 + number % 8).Select(i => _key.FoldIn((uint)number).Normal<double>((ulong)i)).ToArray());
}
