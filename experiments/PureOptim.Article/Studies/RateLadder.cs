using System.Collections.Immutable;
using System.Globalization;
using PureOptim.Core;

namespace PureOptim.Article.Studies;

/// <summary>Learning rates that are powers of the root of ten, from which one is chosen.</summary>
internal static class RateLadder
{
    /// <summary>The exponents of the root of ten that short runs on functions try: 0.0001 to 100.</summary>
    private static readonly ImmutableArray<int> _exponents = [.. Enumerable.Range(-8, 13)];

    /// <summary>The optimizer at each rate from 0.0001 to 100 that it may have; as it is where it has none.</summary>
    internal static ImmutableArray<IOptimizer> AtEachRate(IOptimizer optimizer) => Find(optimizer) is { } rate
        ? [.. _exponents.Where(exponent => IsAllowed(rate, exponent)).Select(exponent => rate.With(optimizer, Rate(exponent)))]
        : [optimizer];

    /// <summary>The learning rate; null for an optimizer without one.</summary>
    internal static Hyperparameter? Find(IOptimizer optimizer) => Hyperparameter.Find(optimizer, nameof(Sgd.LearningRate));

    /// <summary>The root of ten to a power, to two digits, which are enough to know a rate by.</summary>
    internal static double Rate(int exponent) =>
        double.Parse(double.Exp10(exponent / 2.0).ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Whether a learning rate may be that power.</summary>
    internal static bool IsAllowed(Hyperparameter rate, int exponent) => exponent < 0 || rate.Bounds is not (Bounds.UnitInterval or Bounds.BelowOne);
}
