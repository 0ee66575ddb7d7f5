using System.Collections.Immutable;
using PureOptim.Article.Statistics;

namespace PureOptim.Article.Claims;

/// <summary>How one optimizer's numbers are set against another's: as a ratio or a difference, and which side is better.</summary>
internal sealed record ContestScale
{
    private ContestScale(string words, Condition better, SampleMean mean, Func<ImmutableArray<double>, ImmutableArray<double>, int, Comparison> compare) =>
        (Words, Better, Mean, Compare) = (words, better, mean, compare);

    /// <summary>Positive numbers that spread over decades, the lower the better: losses.</summary>
    internal static ContestScale LowerRatio { get; } = new("as a multiple of", Condition.Below(1), StudentInterval.GeometricMean, Comparison.Ratios);

    /// <summary>Shares and the like, the lower the better.</summary>
    internal static ContestScale LowerDifference { get; } = new("minus", Condition.Below(0), StudentInterval.Mean, Comparison.Differences);

    /// <summary>Shares and the like, the higher the better.</summary>
    internal static ContestScale HigherDifference { get; } = new("minus", Condition.Above(0), StudentInterval.Mean, Comparison.Differences);

    /// <summary>What stands between the first and the second.</summary>
    internal string Words { get; }

    /// <summary>Where the first is better.</summary>
    internal Condition Better { get; }

    /// <summary>The mean of one optimizer's numbers.</summary>
    internal SampleMean Mean { get; }

    /// <summary>Compares the first with the second, so many intervals together.</summary>
    internal Func<ImmutableArray<double>, ImmutableArray<double>, int, Comparison> Compare { get; }

    /// <summary>The better of two numbers.</summary>
    internal double BetterOf(double one, double other) => Better.Relation == Relation.Below ? double.Min(one, other) : double.Max(one, other);
}
