using PureOptim.Core;

namespace PureOptim.Laws;

/// <summary>What optimizers promise.</summary>
internal static class Promises
{
    /// <summary>Whether the optimizer promises all of <paramref name="traits"/>.</summary>
    internal static bool Promise(this IOptimizer optimizer, OptimizerTraits traits) =>
        (optimizer.Traits & traits) == traits;

    /// <summary>Holds for those that promise all of the traits; does not apply to others.</summary>
    internal static Func<IOptimizer, Applicability> HoldsFor(OptimizerTraits traits) => optimizer =>
        optimizer.Promise(traits) ? Applicability.Holds : Applicability.DoesNotApply;

    /// <summary>Holds for those that promise all of the traits; must fail for those that are known to lack one of them; does not apply to others.</summary>
    internal static Func<IOptimizer, Applicability> HoldsOnlyFor(OptimizerTraits traits) => optimizer =>
        optimizer.Promise(traits) ? Applicability.Holds
        : (optimizer.Lacks & traits) != OptimizerTraits.None ? Applicability.Fails
        : Applicability.DoesNotApply;

    /// <summary>The same of optimizers with a rule that intervals go through; does not apply to others.</summary>
    internal static Func<IOptimizer, Applicability> InIntervals(Func<IOptimizer, Applicability> applies) => optimizer =>
        optimizer is ElementWise ? applies(optimizer) : Applicability.DoesNotApply;

    /// <summary>The same of optimizers whose learning rate can be set; does not apply to others.</summary>
    internal static Func<IOptimizer, Applicability> WithRate(Func<IOptimizer, Applicability> applies) => optimizer =>
        Hyperparameter.Has(optimizer, "LearningRate") ? applies(optimizer) : Applicability.DoesNotApply;

    /// <summary>Holds for optimizers of one type; does not apply to others.</summary>
    internal static Applicability HoldsForType<TOptimizer>(IOptimizer optimizer) => When(optimizer is TOptimizer);

    /// <summary>Holds where the law speaks of the optimizer; does not apply elsewhere.</summary>
    internal static Applicability When(bool speaksOfIt) => speaksOfIt ? Applicability.Holds : Applicability.DoesNotApply;
}
