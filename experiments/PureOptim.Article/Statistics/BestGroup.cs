using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Article.Statistics;

/// <summary>Which of several samples of losses cannot be told apart from the best of them.</summary>
/// <remarks>
/// The best is the one of the least mean logarithm. Each of the others is compared with it seed by seed, by Student's t on the differences of the logarithms; the probabilities
/// are adjusted by <see cref="Holm"/> over all of these comparisons. The best is chosen on the same seeds that it is compared on, which makes it look better than it is: where all
/// are alike, some are told apart more often than in 5 % of cases. <c>BestGroupTests</c> simulates how often.
/// </remarks>
/// <param name="Best">The index of the best.</param>
/// <param name="Adjusted">Of each its adjusted probability; 1 for the best.</param>
/// <param name="Ratios">Of each its losses over those of the best, the geometric mean with its interval, which is that of one comparison.</param>
internal sealed record BestGroup(int Best, ImmutableArray<double> Adjusted, ImmutableArray<Estimate> Ratios)
{
    /// <summary>Above this adjusted probability nothing is told apart.</summary>
    internal const double Level = 0.05;

    /// <summary>Whether a sample is the best or cannot be told apart from it.</summary>
    internal bool Holds(int index) => Adjusted[index] > Level;

    /// <summary>Whether a comparison has enough pairs to decide anything.</summary>
    internal bool IsDecided(int index) => index == Best || !Ratios[index].IsOfTooFew;

    /// <summary>Compares samples whose members at the same place belong to the same seed; of two of different size, the seeds that both have.</summary>
    /// <param name="losses">The samples, of two or more positive finite losses each.</param>
    /// <param name="reference">The index of the sample to compare with, where it is known beforehand; by default the best of these.</param>
    /// <exception cref="ArgumentException">There is no sample, one is too small, or a loss is not positive and finite.</exception>
    internal static BestGroup Of(ImmutableArray<ImmutableArray<double>> losses, int? reference = null)
    {
        if (losses.IsDefaultOrEmpty) throw new ArgumentException("There is no sample; a best needs one.", nameof(losses));
        if (losses.Any(sample => sample.Length < 2 || sample.Any(loss => !(loss > 0) || !double.IsFinite(loss))))
            throw new ArgumentException("A sample needs two losses or more, each positive and finite.", nameof(losses));
        double[][] logarithms = [.. losses.Select(sample => sample.Select(loss => ElementaryFunctions.Log(loss)).ToArray())];

        // Seeds are compared that all have: a sample of fewer is no better for having missed the hard ones.
        var common = logarithms.Min(sample => sample.Length);
        var best = reference ?? Enumerable.Range(0, losses.Length).MinBy(i => logarithms[i].Take(common).Average());
        int[] others = [.. Enumerable.Range(0, losses.Length).Where(i => i != best)];
        var adjusted = Holm.Adjusted([.. others.Select(i => Probability(logarithms[i], logarithms[best]))]);
        var all = new double[losses.Length];
        all[best] = 1;
        foreach (var (i, index) in others.Index()) all[index] = adjusted[i];
        return new(best, [.. all], [.. losses.Select(sample => int.Min(sample.Length, losses[best].Length) is var n ? Comparison.Ratios(sample[..n], losses[best][..n]).Estimate : default)]);
    }

    /// <summary>The probability of a difference as large as that between two samples, seed by seed, where there is none.</summary>
    private static double Probability(double[] one, double[] other)
    {
        double[] differences = [.. one.Zip(other, (a, b) => a - b)];
        if (differences.All(difference => difference == differences[0])) return differences[0] == 0 ? 1 : 0;
        var mean = Reduction.Mean(differences);
        var deviation = Reduction.Norm([.. differences.Select(difference => difference - mean)]) / double.Sqrt(differences.Length - 1);
        return StudentDistribution.Beyond(differences.Length - 1, mean / (deviation / double.Sqrt(differences.Length)));
    }
}
