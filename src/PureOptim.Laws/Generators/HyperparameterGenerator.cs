using FsCheck;
using FsCheck.Fluent;
using PureOptim.Core;

namespace PureOptim.Laws.Generators;

/// <summary>Draws hyperparameters for an optimizer: every one that is a schedule and can be set, each in its own range.</summary>
internal static class HyperparameterGenerator
{
    /// <summary>The optimizer with other hyperparameters; itself where it has none that can be set.</summary>
    internal static Gen<IOptimizer> Vary(IOptimizer optimizer) => Hyperparameter.Of(optimizer).Aggregate(
        Gen.Constant(optimizer),
        (drawn, hyperparameter) =>
            from soFar in drawn
            from value in Values(hyperparameter.Name)
            select hyperparameter.TrySet(soFar, value));

    /// <summary>Numbers for a hyperparameter of this name. Those that an optimizer refuses leave it as it was.</summary>
    private static Gen<double> Values(string name) => name switch
    {
        _ when name.Contains("Rate", StringComparison.Ordinal) => Gen.OneOf(
            from exponent in Gen.Choose(-10, 0) select double.ScaleB(1, exponent),
            from hundredths in Gen.Choose(1, 150) select hundredths / 100.0),
        _ when name.Contains("Epsilon", StringComparison.Ordinal) => Gen.Elements(1e-8, 1e-7, 1e-6, 1e-3, 0.0009765625),
        _ => Gen.OneOf(Gen.Elements(0, 0.5, 0.9, 0.99, 0.999), from thousandths in Gen.Choose(0, 999) select thousandths / 1000.0),
    };
}
