using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>
/// AdamW (I. Loshchilov and F. Hutter, 2019): Adam whose parameters decay beside the step. It is odd; where the parameters stand matters to its
/// steps, and its way is not proportional to the rate, though each step is.
/// </summary>
internal sealed record AdamW : CoordinateWise
{
    public Schedule LearningRate { get; init; } = 0.001;

    public Schedule Beta1 { get; init; } = 0.9;

    public Schedule Beta2 { get; init; } = 0.999;

    public Schedule Epsilon { get; init; } = 1e-8;

    public Schedule WeightDecay { get; init; } = 0.01;

    /// <summary>What is true of it, where a test does not claim more.</summary>
    public OptimizerTraits Claims { get; init; } = OptimizerTraits.CoordinateWise | OptimizerTraits.Odd;

    public override ImmutableArray<string> SlotNames => ["FirstMoment", "SecondMoment"];

    public override OptimizerTraits Traits => Claims;

    public override void Update<R>(Coordinates<R> coordinates, long step)
    {
        var (beta1, beta2, rate) = (Beta1.At(step), Beta2.At(step), LearningRate.At(step));
        var correction = double.Sqrt(1 - ElementaryFunctions.Power(beta2, step + 1));
        var corrected = rate * correction / (1 - ElementaryFunctions.Power(beta1, step + 1));
        coordinates.Apply<Rule<R>, (R, R)>(
            new(corrected, 1 - rate * WeightDecay.At(step), 1 - beta1, 1 - beta2, Positive<R>(Epsilon.At(step), correction)));
    }

    private readonly record struct Rule<R>(R Rate, R Kept, R OneMinusBeta1, R OneMinusBeta2, R Epsilon) : IRule<R, (R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R) Slots) Step(R parameter, R gradient, (R, R) slots)
        {
            var m = slots.Item1 + OneMinusBeta1 * (gradient - slots.Item1);
            var v = slots.Item2 + OneMinusBeta2 * (gradient * gradient - slots.Item2);
            return (Kept * parameter - Rate * m / (R.Sqrt(v) + Epsilon), (m, v));
        }
    }
}
