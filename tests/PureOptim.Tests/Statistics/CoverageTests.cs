using PureOptim.Article.Statistics;
using PureOptim.Numerics;
using Xunit.Abstractions;

namespace PureOptim.Tests.Statistics;

/// <summary>The coverage of an interval of 95 %: simulated with fixed keys, so that the same numbers come each time.</summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    private const int Simulations = 4000;

    /// <summary>Four standard deviations of a share of 95 % in that many simulations: 1.4 %.</summary>
    private static readonly double _noise = 4 * double.Sqrt(0.95 * 0.05 / Simulations);

    private static readonly int[] _sizes = [2, 5, 20];

    // If the numbers, or their logarithms, are normal, coverage is 95 % at every size: that is Student's theorem.
    [Fact]
    public void Normal_numbers_and_lognormal_losses_are_covered_as_often_as_is_said() => Assert.All(_sizes, n =>
    {
        Expect("mean of normal numbers", n, Covered(n, Normal, 0, StudentInterval.Mean), 0.95 - _noise, 0.95 + _noise);
        Expect("geometric mean of lognormal losses", n, Covered(n, (key, i) => double.Exp(3 * Normal(key, i)), 1, StudentInterval.GeometricMean), 0.95 - _noise, 0.95 + _noise);
    });

    // Two numbers x, y are missed where |x + y - 2μ| > t |x - y|. Of uniform ones x + y and x - y lie evenly in a square that stands on its corner, of
    // which that is one part in 1 + t. Of exponential ones x + y = s has the density s exp(-s), and |x - y| is evenly between 0 and s.
    [Fact]
    public void Two_numbers_are_covered_as_often_as_a_derivation_says()
    {
        var t = double.Tan(double.Pi / 2 * 0.95);
        var uniform = 1 - 1 / (1 + t);
        Expect("mean of uniform numbers", 2, Covered(2, Uniform, 0.5, StudentInterval.Mean), uniform - _noise, uniform + _noise);
        var a = 2 / (1 + t);
        var exponential = (1 + a) * double.Exp(-a) - (2 * double.Exp(-2) + (1 - a) * double.Exp(-a)) / t;
        Expect("mean of exponential numbers", 2, Covered(2, Exponential, 1, StudentInterval.Mean), exponential - _noise, exponential + _noise);
    }

    // Light tails cost little, and less the more numbers there are: never more than with two, which is derived above. Skewness costs more. Hall's
    // leading term, with skewness 2 and kurtosis 6, is a loss of 0.893/n, which is too much where n is small.
    [Fact]
    public void Uniform_and_exponential_numbers_are_covered_less_often_within_the_known_limits() => Assert.All([5, 20], n =>
    {
        Expect("mean of uniform numbers", n, Covered(n, Uniform, 0.5, StudentInterval.Mean), 0.927 - _noise, 0.95 + _noise);
        Expect("mean of exponential numbers", n, Covered(n, Exponential, 1, StudentInterval.Mean), 0.95 - 0.893 / n - _noise, 0.95);
    });

    // Logarithms of exponential numbers have a skewness of -1.14 instead of 2. Their mean is minus Euler's constant.
    [Fact]
    public void On_the_logarithm_skewed_losses_are_covered_more_often() => Assert.All(_sizes, n =>
    {
        var (raw, logarithmic) = (Covered(n, Exponential, 1, StudentInterval.Mean), Covered(n, Exponential, double.Exp(-0.57721566490153286), StudentInterval.GeometricMean));
        Expect("geometric mean of exponential losses", n, logarithmic, raw, 0.95 + _noise);
    });

    // The effect of the seed on both cancels: the difference of two skewed losses is not skewed. Its tails are longer than the normal ones, which makes
    // Student's interval hold more often, not less (Y. Benjamini, "Is the t Test Really Conservative When the Parent Distribution Is Long-Tailed?",
    // Journal of the American Statistical Association 78, 1983).
    [Fact]
    public void Differences_by_seed_of_skewed_losses_are_covered_at_least_as_often_as_is_said() => Assert.All(_sizes, n => Expect(
        "mean difference of exponential losses", n, Covered(n, (key, i) => Exponential(key, 2 * i) - Exponential(key, 2 * i + 1), 0, StudentInterval.Mean), 0.95 - _noise, 1));

    // Five independent intervals of 99 % hold together in 0.99^5 = 95.1 %.
    [Fact]
    public void Five_intervals_that_are_to_hold_together_do() => Assert.All(_sizes, n =>
    {
        var key = RandomKey.FromSeed(11).FoldIn((uint)n);
        var held = Enumerable.Range(0, Simulations).Count(number => Enumerable.Range(0, 5).All(i =>
            Holds(StudentInterval.Mean(Sample(key.FoldIn((uint)number).FoldIn((uint)i), n, Normal), together: 5), 0)));
        Expect("five means of normal numbers together", n, (double)held / Simulations, 0.951 - _noise, 0.951 + _noise);
    });

    private void Expect(string what, int n, double covered, double low, double high)
    {
        var line = $"{what}, n = {n}: covered in {100 * covered:0.0} % of {Simulations}, expected {100 * low:0.0} to {100 * high:0.0} %";
        output.WriteLine(line);
        Assert.True(covered >= low && covered <= high, line);
    }

    private static double Covered(int n, Func<RandomKey, ulong, double> draw, double mean, Interval interval)
    {
        var key = RandomKey.FromSeed(3).FoldIn((uint)n);
        return (double)Enumerable.Range(0, Simulations).Count(number => Holds(interval(Sample(key.FoldIn((uint)number), n, draw)), mean)) / Simulations;
    }

    private static double[] Sample(RandomKey key, int n, Func<RandomKey, ulong, double> draw) => [.. Enumerable.Range(0, n).Select(i => draw(key, (ulong)i))];

    private static bool Holds(Estimate estimate, double mean) => estimate.Low <= mean && mean <= estimate.High;

    private static double Normal(RandomKey key, ulong i) => key.Normal<double>(i);

    private static double Uniform(RandomKey key, ulong i) => key.Uniform<double>(i);

    private static double Exponential(RandomKey key, ulong i) => -ElementaryFunctions.Log(1 - key.Uniform<double>(i));

    private delegate Estimate Interval(ReadOnlySpan<double> sample, int together = 1);
}
