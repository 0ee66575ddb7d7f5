using System.Collections.Immutable;

namespace PureOptim.Article.Studies;

/// <summary>The choice of a rate from a grid of powers that grows where the best lies at its end.</summary>
/// <param name="Count">The number of rates to begin with, around the default.</param>
/// <param name="Spacing">The number of roots of ten from one to the next.</param>
internal readonly record struct RateSearch(int Count, int Spacing)
{
    /// <summary>The number of times that the grid may grow at an end.</summary>
    private const int MostGrowth = 6;

    /// <summary>The exponents to try next; none when the choice is made.</summary>
    /// <param name="losses">The loss of each exponent that was tried.</param>
    /// <param name="isAllowed">Whether the optimizer may have the rate of an exponent.</param>
    internal ImmutableArray<int> Next(IReadOnlyDictionary<int, double> losses, Func<int, bool> isAllowed)
    {
        var (half, spacing) = (Count / 2, Spacing);
        if (losses.Count == 0) return [.. Enumerable.Range(-half, Count).Select(i => i * spacing).Where(isAllowed)];
        var best = Best(losses);
        var next = best == losses.Keys.Max() ? best + spacing : best == losses.Keys.Min() ? best - spacing : best;
        return next == best || int.Abs(next) > (half + MostGrowth) * spacing || !isAllowed(next) ? [] : [next];
    }

    /// <summary>The exponent of the least loss; of several, the one nearest to the default, and of these the lower.</summary>
    internal static int Best(IReadOnlyDictionary<int, double> losses) => losses.OrderBy(pair => pair.Value).ThenBy(pair => int.Abs(pair.Key)).ThenBy(pair => pair.Key).First().Key;
}
