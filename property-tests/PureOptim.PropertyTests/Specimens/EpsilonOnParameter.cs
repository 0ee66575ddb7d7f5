using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Adam with a bracket missing: epsilon is added not to the root but to the parameter.</summary>
internal sealed record EpsilonOnParameter : ElementWise
{
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1)]
    public Schedule LearningRate { get; init; } = 0.001;

    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne)]
    public Schedule Beta1 { get; init; } = 0.9;

    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne)]
    public Schedule Beta2 { get; init; } = 0.999;

    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1)]
    public Schedule Epsilon { get; init; } = 1e-6;

    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment"), Slot.Zero("SecondMoment")];

    public override OptimizerTraits Traits =>
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate;

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (beta1, beta2) = (t.Of(Beta1), t.Of(Beta2));
        var correction = Scalar.Sqrt(1 - Scalar.Power(beta2, t.Number)) / (1 - Scalar.Power(beta1, t.Number));
        coordinates.Place<Rule<R>, (R, R)>(new(t.Of(LearningRate) * correction, 1 - beta1, 1 - beta2, t.Of(Epsilon)));
    }

    private readonly record struct Rule<R>(R Rate, R OneMinusBeta1, R OneMinusBeta2, R Epsilon) : IPlacingRule<R, (R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R) Memory) Place(R parameter, R gradient, (R, R) slots)
        {
            var m = slots.Item1 + OneMinusBeta1 * (gradient - slots.Item1);
            var v = slots.Item2 + OneMinusBeta2 * (gradient * gradient - slots.Item2);
            return (parameter - Rate * m / R.Sqrt(v) + Epsilon, (m, v));
        }
    }
}
