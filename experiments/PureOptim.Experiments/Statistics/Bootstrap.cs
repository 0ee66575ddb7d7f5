using PureOptim.Numerics;

namespace PureOptim.Experiments.Statistics;

/// <summary>
/// The percentile bootstrap of a mean (B. Efron, "Bootstrap Methods: Another Look at the Jackknife", The Annals of Statistics 7, 1979): the
/// sample is drawn from with replacement again and again, and 95 % of the means that come out make the interval.
/// </summary>
/// <remarks>
/// A sample of up to <see cref="Enumerated"/> has so few resamples that each is taken once, and nothing is left to chance. A larger one is drawn
/// from <see cref="Resamples"/> times; the draws are a function of the key, so the interval is the same whenever it is computed.
/// </remarks>
internal static class Bootstrap
{
    /// <summary>How many resamples are drawn.</summary>
    internal const int Resamples = 10_000;

    /// <summary>The largest sample whose resamples are all taken: 5 to the power of 5 is 3,125, of 6 to the power of 6 there are 46,656.</summary>
    internal const int Enumerated = 5;

    /// <summary>The share of means on each side of the interval.</summary>
    private const double Tail = 0.025;

    /// <summary>The mean of a sample with its interval.</summary>
    /// <param name="sample">The numbers; a diverged run's may be infinite.</param>
    /// <param name="key">What the draws follow from.</param>
    /// <param name="together">
    /// How many intervals are looked at to find one that says something: each then leaves out that many times less, so that they hold together with
    /// 95 % (Bonferroni).
    /// </param>
    /// <returns>
    /// The interval leaves out the largest and the smallest means, rounded down to whole ones: at most 2.5 % on either side. Where a mean is not a
    /// number, none of the estimate is.
    /// </returns>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    internal static Estimate Mean(ReadOnlySpan<double> sample, RandomKey key, int together = 1)
    {
        if (sample.IsEmpty) throw new ArgumentException("The sample is empty; a mean needs a number.", nameof(sample));
        var means = sample.Length <= Enumerated ? All(sample) : Drawn(sample, key);
        if (means.Any(double.IsNaN)) return new(double.NaN, double.NaN, double.NaN, sample.Length);
        Array.Sort(means);
        var left = (int)(Tail / together * means.Length);

        // Of equal numbers the mean is that number, which the rounding of sum and quotient may miss.
        var mean = double.Clamp(Reduction.Mean(sample), means[0], means[^1]);
        return new(mean, means[left], means[^(left + 1)], sample.Length);
    }

    private static double[] All(ReadOnlySpan<double> sample)
    {
        var count = 1;
        for (var i = 0; i < sample.Length; i++) count *= sample.Length;
        var means = new double[count];
        var resample = new double[sample.Length];
        for (var number = 0; number < count; number++)
        {
            // The number's digits to the base of the sample's size say which members are drawn.
            var digits = number;
            for (var i = 0; i < resample.Length; i++) (digits, resample[i]) = (digits / sample.Length, sample[digits % sample.Length]);
            means[number] = MeanOf(resample);
        }

        return means;
    }

    private static double[] Drawn(ReadOnlySpan<double> sample, RandomKey key)
    {
        var means = new double[Resamples];
        var drawn = new int[sample.Length];
        var resample = new double[sample.Length];
        for (var number = 0u; number < means.Length; number++)
        {
            key.FoldIn(number).FillChoice(drawn, sample.Length);
            for (var i = 0; i < drawn.Length; i++) resample[i] = sample[drawn[i]];
            means[number] = MeanOf(resample);
        }

        return means;
    }

    /// <summary>The mean, which is within the sample however sum and quotient round.</summary>
    private static double MeanOf(double[] resample)
    {
        // The same members in another order are the same resample and have the same mean.
        Array.Sort(resample);
        var mean = Reduction.Mean(resample);
        return double.IsNaN(mean) ? mean : double.Clamp(mean, resample[0], resample[^1]);
    }
}
