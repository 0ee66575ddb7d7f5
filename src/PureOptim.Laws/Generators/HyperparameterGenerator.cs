using FsCheck;
using FsCheck.Fluent;

namespace PureOptim.Laws.Generators;

/// <summary>Draws hyperparameters for an optimizer: every one that is a schedule and can be set, each in its own range.</summary>
internal static class HyperparameterGenerator
{
    /// <summary>The optimizer with other hyperparameters; itself where it has none that can be set.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="law">The law that the case is for.</param>
    /// <param name="range">The exponents that numbers of the case may have.</param>
    internal static Gen<IOptimizer> Vary(IOptimizer optimizer, Law law, ExponentRange range) => Hyperparameter.Of(optimizer).Aggregate(
        Gen.Constant(optimizer),
        (drawn, hyperparameter) =>
            from soFar in drawn
            from value in Values(hyperparameter.Name, law, range)
            select hyperparameter.TrySet(soFar, value));

    /// <summary>Numbers for a hyperparameter of this name. Those that an optimizer refuses leave it as it was.</summary>
    private static Gen<double> Values(string name, Law law, ExponentRange range) => name switch
    {
        _ when name.Contains("Rate", StringComparison.Ordinal) => Gen.OneOf(
            from exponent in Gen.Choose(-30, 0) select double.ScaleB(1, exponent),
            from hundredths in Gen.Choose(1, 150) select hundredths / 100.0),
        _ when name.Contains("Eps", StringComparison.Ordinal) => Epsilons(law, range),
        _ => Gen.Frequency(
            (1, Gen.Constant(0.0)),
            (9, Gen.Elements(0.5, 0.9, 0.99, 0.999)),
            (10, from thousandths in Gen.Choose(0, 999) select thousandths / 1000.0)),
    };

    /// <summary>
    /// What frameworks have. Of laws that are no statements about real numbers also anything in the range of their numbers, and, where that has
    /// no lower limit, below: down to what rounds to 0 in binary32, or after a correction. Of real laws it is the gradients that vary, since only
    /// their ratio to ε counts.
    /// </summary>
    private static Gen<double> Epsilons(Law law, ExponentRange range)
    {
        var usual = Gen.Elements(1e-8, 1e-7, 1e-6, 1e-3, 0.0009765625);
        if (law.Kind == LawKind.Real) return usual;
        var all = Magnitudes.All.Binary64.Smallest;
        var smallest = range.Smallest <= Magnitudes.All.Binary32.Smallest ? all : range.Smallest;
        return Gen.Frequency(
            (6, usual),
            (3, from exponent in Gen.Choose(smallest, 0) from half in Gen.Elements(1, 1.5) select double.ScaleB(half, exponent)),
            (smallest == all ? 2 : 0, from exponent in Gen.Choose(-152, -140) from half in Gen.Elements(1, 1.5) select double.ScaleB(half, exponent)),
            (smallest == all ? 1 : 0, from exponent in Gen.Choose(all, all + 12) select double.ScaleB(1, exponent)));
    }
}
