using System.Collections.Immutable;

namespace PureOptim.Article.Statistics;

/// <summary>
/// Several tests at once (S. Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of Statistics 6, 1979): with a probability of at most
/// α, whatever the tests have to do with one another, one of those that find nothing but chance has an adjusted probability of at most α.
/// </summary>
internal static class Holm
{
    /// <summary>The adjusted probabilities: the i-th smallest of n times n - i + 1, at most 1, and none less than a smaller one's.</summary>
    /// <param name="probabilities">The probability of each test, in any order.</param>
    internal static ImmutableArray<double> Adjusted(ReadOnlySpan<double> probabilities)
    {
        var (all, adjusted, least) = (probabilities.ToArray(), new double[probabilities.Length], 0.0);
        foreach (var (rank, index) in Enumerable.Range(0, all.Length).OrderBy(i => all[i]).Index())
            adjusted[index] = least = double.Max(least, double.Min(1, all[index] * (all.Length - rank)));
        return [.. adjusted];
    }
}
