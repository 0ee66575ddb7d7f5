using PureOptim.Core;

namespace PureOptim.Laws;

/// <summary>The traits of optimizers, for laws.</summary>
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

    /// <summary>
    /// Holds for those that promise all of some traits, or all of others from which the law follows too; must fail for those that are known to lack
    /// one of the first.
    /// </summary>
    internal static Func<IOptimizer, Applicability> HoldsOnlyFor(OptimizerTraits traits, OptimizerTraits others) => optimizer =>
        optimizer.Promise(others) ? Applicability.Holds : HoldsOnlyFor(traits)(optimizer);

    /// <summary>The same of optimizers that run in intervals; does not apply to others.</summary>
    internal static Func<IOptimizer, Applicability> InIntervals(Func<IOptimizer, Applicability> applies) => optimizer =>
        RunsInIntervals(optimizer) ? applies(optimizer) : Applicability.DoesNotApply;

    /// <summary>Whether the optimizer and all that it consists of are of the library's kinds, whose formulas run in any number system.</summary>
    internal static bool RunsInIntervals(IOptimizer optimizer) => optimizer is Optimizer && optimizer.Inner.All(RunsInIntervals);

    /// <summary>The same of optimizers whose learning rate can be set; does not apply to others.</summary>
    internal static Func<IOptimizer, Applicability> WithRate(Func<IOptimizer, Applicability> applies) => optimizer =>
        Hyperparameter.Has(optimizer, "LearningRate") ? applies(optimizer) : Applicability.DoesNotApply;

    /// <summary>Holds where the law speaks of the optimizer; does not apply elsewhere.</summary>
    internal static Applicability When(bool speaksOfIt) => speaksOfIt ? Applicability.Holds : Applicability.DoesNotApply;
}
