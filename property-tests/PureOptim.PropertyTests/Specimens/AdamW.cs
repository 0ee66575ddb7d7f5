using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>
/// AdamW (I. Loshchilov and F. Hutter, 2019): Adam whose parameters decay beside the step. It is odd; where the parameters stand matters to its
/// steps, and its way is not proportional to the rate, though each step is.
/// </summary>
internal sealed record AdamW : ElementWise
{
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1)]
    public Schedule LearningRate { get; init; } = 0.001;

    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne)]
    public Schedule Beta1 { get; init; } = 0.9;

    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne)]
    public Schedule Beta2 { get; init; } = 0.999;

    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1)]
    public Schedule Epsilon { get; init; } = 1e-8;

    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1)]
    public Schedule WeightDecay { get; init; } = 0.01;

    /// <summary>The traits of the optimizer, where a test does not claim more.</summary>
    public OptimizerTraits Claims { get; init; } = OptimizerTraits.ElementWise | OptimizerTraits.Odd;

    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment"), Slot.Zero("SecondMoment")];

    public override OptimizerTraits Traits => Claims;

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (beta1, beta2, rate) = (t.Of(Beta1), t.Of(Beta2), t.Of(LearningRate));
        var correction = Scalar.Sqrt(1 - Scalar.Power(beta2, t.Number));
        var corrected = rate * correction / (1 - Scalar.Power(beta1, t.Number));
        coordinates.Place<Rule<R>, (R, R)>(
            new(corrected, 1 - rate * t.Of(WeightDecay), 1 - beta1, 1 - beta2, Positive<R>(t.Of(Epsilon), correction)));
    }

    private readonly record struct Rule<R>(R Rate, R Kept, R OneMinusBeta1, R OneMinusBeta2, R Epsilon) : IPlacingRule<R, (R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R) Memory) Place(R parameter, R gradient, (R, R) slots)
        {
            var m = slots.Item1 + OneMinusBeta1 * (gradient - slots.Item1);
            var v = slots.Item2 + OneMinusBeta2 * (gradient * gradient - slots.Item2);
            return (Kept * parameter - Rate * m / (R.Sqrt(v) + Epsilon), (m, v));
        }
    }
}
