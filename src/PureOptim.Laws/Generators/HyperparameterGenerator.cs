using FsCheck;
using FsCheck.Fluent;
using PureOptim.Core;

namespace PureOptim.Laws.Generators;

/// <summary>Draws the hyperparameters of an optimizer and of those that it wraps, each within its bounds and in the size that its unit suggests.</summary>
internal static class HyperparameterGenerator
{
    /// <summary>
    /// The optimizer with other hyperparameters. Those that cannot be set stay as they are. A number that is 0 does too, unless it is a whole one: it is an
    /// option that is off. One that is on is off in some cases, where it may be 0.
    /// </summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="law">The law that the case is for.</param>
    /// <param name="range">The exponents that numbers of the case may have.</param>
    /// <exception cref="ArgumentException">The optimizer refuses a value that is within the bounds it declares.</exception>
    internal static Gen<IOptimizer> Vary(IOptimizer optimizer, ICaseLimits law, ExponentRange range) => Hyperparameter.Of(optimizer)
        .Where(hyperparameter => IsVaried(hyperparameter, optimizer))
        .Aggregate(
            Gen.Constant(optimizer),
            (drawn, hyperparameter) =>
                from soFar in drawn
                from value in Values(hyperparameter, hyperparameter.Get(optimizer), law, range)
                select hyperparameter.With(soFar, value));

    /// <summary>Whether the generator draws values for the hyperparameter.</summary>
    internal static bool IsVaried(Hyperparameter hyperparameter, IOptimizer optimizer) => hyperparameter.CanBeSetIn(optimizer) && !Hyperparameter.IsOff(optimizer, hyperparameter);

    /// <summary>Numbers within the bounds; of a hyperparameter that declares none, numbers between 0 and its value.</summary>
    private static Gen<double> Values(Hyperparameter hyperparameter, Schedule given, ICaseLimits law, ExponentRange range)
    {
        if (hyperparameter.Bounds is not { } bounds) return from thousandths in Gen.Choose(1, 1000) select given.At(0) * thousandths / 1000;
        if (bounds == Bounds.AtLeastOne) return from whole in Gen.Choose(1, 8) select (double)whole;
        // A whole number from 0 on is a seed.
        if (hyperparameter.IsWhole) return from whole in Gen.Choose(0, int.MaxValue) select (double)whole;
        var values = Values(hyperparameter, bounds, law, range);
        return hyperparameter.IsSchedule || bounds == Bounds.Positive ? values : Gen.Frequency((1, Gen.Constant(0.0)), (7, values));
    }

    private static Gen<double> Values(Hyperparameter hyperparameter, Bounds bounds, ICaseLimits law, ExponentRange range)
    {
        if (bounds is Bounds.UnitInterval or Bounds.BelowOne) return Fractions;
        // A number that may be 0 and is added to gradients or their powers is an ε or an accumulator's start; one that may not be 0 is a limit for them.
        if (hyperparameter.Unit is { Parameter: 0, Gradient: > 0 } && bounds == Bounds.NonNegative) return Epsilons(law, range);
        return Rates;
    }

    private static Gen<double> Fractions { get; } = Gen.Frequency(
        (1, Gen.Constant(0.0)),
        (9, Gen.Elements(0.5, 0.9, 0.99, 0.999)),
        (10, from thousandths in Gen.Choose(0, 999) select thousandths / 1000.0));

    private static Gen<double> Rates { get; } = Gen.OneOf(
        from exponent in Gen.Choose(-30, 0) select double.ScaleB(1, exponent),
        from hundredths in Gen.Choose(1, 150) select hundredths / 100.0);

    /// <summary>
    /// The values that frameworks have. Of laws that are no statements about real numbers also anything in the range of their numbers, and, where that has
    /// no lower limit, below: down to what rounds to 0 in binary32, or after a correction. Of real laws it is the gradients that vary, since only
    /// their ratio to ε counts.
    /// </summary>
    private static Gen<double> Epsilons(ICaseLimits law, ExponentRange range)
    {
        var usual = Gen.Elements(1e-8, 1e-7, 1e-6, 1e-3, 0.0009765625);
        if (law.Kind == LawKind.Real) return usual;
        var all = Magnitudes.All.Binary64.Smallest;
        var smallest = range.Smallest == Magnitudes.All.Binary32.Smallest ? all : range.Smallest;
        return Gen.Frequency(
            (6, usual),
            (3, from exponent in Gen.Choose(smallest, 0) from half in Gen.Elements(1, 1.5) select double.ScaleB(half, exponent)),
            (smallest == all ? 2 : 0, from exponent in Gen.Choose(-152, -140) from half in Gen.Elements(1, 1.5) select double.ScaleB(half, exponent)),
            (smallest == all ? 1 : 0, from exponent in Gen.Choose(all, all + 12) select double.ScaleB(1, exponent)));
    }
}
