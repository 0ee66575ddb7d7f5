using System.Collections.Immutable;

namespace PureOptim.Article.Statistics;

/// <summary>Two samples compared seed by seed: what one and the same seed does to both falls out.</summary>
/// <param name="Estimate">The mean of the differences or the geometric mean of the ratios, with its interval.</param>
/// <param name="Lower">For how many seeds the first is lower.</param>
/// <param name="Equal">For how many they are equal.</param>
/// <param name="Higher">For how many the first is higher.</param>
internal sealed record Comparison(Estimate Estimate, int Lower, int Equal, int Higher)
{
    /// <summary>First minus second, of two samples whose members at the same place belong to the same seed.</summary>
    /// <param name="first">The one.</param>
    /// <param name="second">The other.</param>
    /// <param name="together">The number of intervals that are to hold together, as in <see cref="StudentInterval.Mean"/>.</param>
    /// <remarks>NaN stands for a diverged run and counts as infinite; two infinite losses are equally bad.</remarks>
    /// <exception cref="ArgumentException">The samples differ in size, or are empty.</exception>
    internal static Comparison Differences(ImmutableArray<double> first, ImmutableArray<double> second, int together = 1)
    {
        var pairs = Pairs(first, second);
        return Of(pairs, StudentInterval.Mean([.. pairs.Select(pair => pair.First == pair.Second ? 0 : pair.First - pair.Second)], together));
    }

    /// <summary>First over second, of numbers that are not negative: losses.</summary>
    /// <inheritdoc cref="Differences"/>
    internal static Comparison Ratios(ImmutableArray<double> first, ImmutableArray<double> second, int together = 1)
    {
        var pairs = Pairs(first, second);
        return Of(pairs, StudentInterval.GeometricMean([.. pairs.Select(pair => pair.First == pair.Second ? 1 : pair.First / pair.Second)], together));
    }

    /// <summary>For how many of what is drawn the first is on the better side.</summary>
    /// <param name="better">Whether the lower or the higher is better.</param>
    /// <param name="drawn">The random choice, in the plural: "seeds".</param>
    internal string Signs(Relation better, string drawn) =>
        $"{(better == Relation.Below ? "lower" : "higher")} for {(better == Relation.Below ? Lower : Higher)} of {Lower + Equal + Higher} {drawn}"
        + (Equal > 0 ? $", equal for {Equal}" : "");

    private static (double First, double Second)[] Pairs(ImmutableArray<double> first, ImmutableArray<double> second)
    {
        return first.Length == second.Length
            ? [.. first.Zip(second, (one, other) => (Loss(one), Loss(other)))]
            : throw new ArgumentException($"The samples have {first.Length} and {second.Length} numbers; each seed needs one in both.", nameof(second));

        static double Loss(double value) => double.IsNaN(value) ? double.PositiveInfinity : value;
    }

    private static Comparison Of((double First, double Second)[] pairs, Estimate estimate) => new(
        estimate,
        pairs.Count(pair => pair.First < pair.Second),
        pairs.Count(pair => pair.First == pair.Second),
        pairs.Count(pair => pair.First > pair.Second));
}
