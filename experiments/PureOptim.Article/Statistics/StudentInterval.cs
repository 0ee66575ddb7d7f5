using PureOptim.Numerics;

namespace PureOptim.Article.Statistics;

/// <summary>
/// The mean of a sample with Student's 95 % interval: mean ± t·s/√n, where s is the sample's standard deviation and t the quantile at n - 1
/// degrees of freedom.
/// </summary>
/// <remarks>
/// <para>
/// The interval covers the mean in 95 % of all samples if what is sampled is normal, however few there are. If it is not, coverage is off by about
/// (2/n) z φ(z) ((z² - 3) κ/12 - (z⁴ + 2z² - 3) γ²/18) with z = 1.96, density φ, skewness γ and excess kurtosis κ (P. Hall, "Theoretical Comparison of
/// Bootstrap Confidence Intervals", The Annals of Statistics 16, 1988): skewness takes from it, and long even tails add to it. The coverage of
/// skewed samples of few numbers is clearly below 95 %; <c>CoverageTests</c> simulates it and prints what it finds.
/// </para>
/// <para>
/// So each number is looked at on the scale on which it is least skewed. Losses and their ratios are positive and spread over decades: of these it
/// is the logarithm's mean (<see cref="GeometricMean"/>). Shares, accuracies, and differences between two optimizers on the same seed, whose
/// skewness mostly falls out, are taken as they are (<see cref="Mean"/>).
/// </para>
/// <para>
/// Nothing is claimed where nothing is known. Of one number there is no interval (it has every number in it), and none where one of several is
/// infinite. If all numbers are the same, the interval is that number: it says that none differed, not that none could. If every second draw
/// differed, five draws would still agree once in 32 times.
/// </para>
/// </remarks>
internal static class StudentInterval
{
    /// <summary>The share of samples whose interval misses the mean.</summary>
    internal const double Outside = 0.05;

    /// <summary>The mean with its interval.</summary>
    /// <param name="sample">The numbers, in any order.</param>
    /// <param name="together">
    /// How many intervals are looked at to find one that says something: each then misses that many times less often, so that they hold together
    /// with 95 % (Bonferroni).
    /// </param>
    /// <returns>Undefined where a number is NaN, or where there are infinities of both signs.</returns>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    internal static Estimate Mean(ReadOnlySpan<double> sample, int together = 1)
    {
        if (sample.IsEmpty) throw new ArgumentException("The sample is empty; a mean needs a number.", nameof(sample));
        var sorted = sample.ToArray();
        Array.Sort(sorted);

        // NaN comes first in the order.
        if (double.IsNaN(sorted[0])) return new(double.NaN, double.NaN, double.NaN, sample.Length);
        if (sample.Length == 1) return new(sorted[0], double.NegativeInfinity, double.PositiveInfinity, 1);
        if (sorted[0] == sorted[^1]) return new(sorted[0], sorted[0], sorted[0], sample.Length);
        if (!double.IsFinite(sorted[0]) || !double.IsFinite(sorted[^1]))
        {
            var sum = sorted[0] + sorted[^1];
            return double.IsNaN(sum)
                ? new(double.NaN, double.NaN, double.NaN, sample.Length)
                : new(sum, double.NegativeInfinity, double.PositiveInfinity, sample.Length);
        }

        return Of(sorted, StudentDistribution.Quantile(sample.Length - 1, Outside / together));
    }

    /// <summary>The geometric mean of numbers that are not negative, with its interval: e to the power of what <see cref="Mean"/> makes of their logarithms.</summary>
    /// <inheritdoc cref="Mean"/>
    /// <exception cref="ArgumentException">The sample is empty, or a number is negative.</exception>
    internal static Estimate GeometricMean(ReadOnlySpan<double> sample, int together = 1)
    {
        var logarithms = new double[sample.Length];
        var (least, largest) = (double.PositiveInfinity, 0.0);
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] < 0) throw new ArgumentException($"A number is {sample[i]:R}; a geometric mean needs numbers that are not negative.", nameof(sample));
            logarithms[i] = ElementaryFunctions.Log(sample[i]);
            (least, largest) = (double.Min(least, sample[i]), double.Max(largest, sample[i]));
        }

        var estimate = Mean(logarithms, together);
        if (estimate.IsUndefined) return estimate;

        // Of equal numbers the mean is that number, which the rounding of logarithm and exponential may miss; numbers so close that they have the same
        // logarithm are their own interval.
        var mean = double.Clamp(ElementaryFunctions.Exp(estimate.Mean), least, largest);
        return estimate.Low == estimate.High
            ? new(mean, least, largest, sample.Length)
            : new(mean, ElementaryFunctions.Exp(estimate.Low), ElementaryFunctions.Exp(estimate.High), sample.Length);
    }

    private static Estimate Of(double[] sorted, double quantile)
    {
        // A power of two as large as the largest, so that no sum overflows: it changes no digit.
        var exponent = double.ILogB(double.Max(-sorted[0], sorted[^1]));
        double[] scaled = [.. sorted.Select(value => double.ScaleB(value, -exponent))];
        var mean = double.Clamp(Reduction.Mean(scaled), scaled[0], scaled[^1]);
        var deviation = Reduction.Norm([.. scaled.Select(value => value - mean)]) / double.Sqrt(sorted.Length - 1);
        var half = quantile * deviation / double.Sqrt(sorted.Length);
        return new(double.ScaleB(mean, exponent), double.ScaleB(mean - half, exponent), double.ScaleB(mean + half, exponent), sorted.Length);
    }
}
