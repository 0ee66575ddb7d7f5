using System.Collections.Immutable;
using System.Globalization;
using PureOptim.Core;

namespace PureOptim.Article.Studies;

/// <summary>An optimizer of the catalogue as it takes part in <see cref="Choice"/>.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Family">Its family.</param>
/// <param name="Optimizer">The optimizer with its defaults; one of matrices with Adam for other tensors.</param>
internal sealed record ChoiceCandidate(string Label, OptimizerFamily Family, IOptimizer Optimizer)
{
    /// <summary>The learning rate to choose; null where there is none, or where it is found on the way.</summary>
    private Hyperparameter? Rate { get; } = Family == OptimizerFamily.RateFree ? null
        : Hyperparameter.Find(Optimizer, nameof(Sgd.LearningRate)) ?? Hyperparameter.Find(Optimizer, $"{nameof(ByShape.Matrices)}.{nameof(Sgd.LearningRate)}");

    /// <summary>Whether there is a rate to choose.</summary>
    internal bool HasRate => Rate is not null;

    /// <summary>The candidates of a problem.</summary>
    internal static ImmutableArray<ChoiceCandidate> Of(ChoiceProblem problem) => [.. Catalog.Optimizers.Where(optimizer => Reason(optimizer, problem).Length == 0).Select(optimizer => new ChoiceCandidate(
        optimizer.DisplayName, FamilyAttribute.Of(optimizer) ?? OptimizerFamily.Descent, ZooDescription.OfMatricesOnly.Contains(optimizer) ? new ByShape(optimizer, new Adam()) : optimizer))];

    /// <summary>Why an optimizer has no place on a problem; empty where it has.</summary>
    internal static string Reason(IOptimizer optimizer, ChoiceProblem problem) =>
        problem.IsNetwork && optimizer.Needs.HasFlag(Needs.Curvature) ? "needs second derivatives, which the networks do not give"
        : !problem.IsNetwork && ZooDescription.OfMatricesOnly.Contains(optimizer) ? "works on matrices, of which the problem has none"
        : "";

    /// <summary>The optimizer at its default rate times a power of the root of ten; null where its rate may not be that.</summary>
    internal IOptimizer? At(int exponent)
    {
        if (Rate is null) return exponent == 0 ? Optimizer : null;
        var value = ValueAt(exponent);
        return value >= 1 && Rate.Bounds is Bounds.UnitInterval or Bounds.BelowOne && exponent != 0 ? null : Rate.With(Optimizer, value);
    }

    /// <summary>The rate at an exponent, to two digits.</summary>
    internal double ValueAt(int exponent) =>
        double.Parse((Rate!.Get(Optimizer).At(0) * double.Exp10(exponent / 2.0)).ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
