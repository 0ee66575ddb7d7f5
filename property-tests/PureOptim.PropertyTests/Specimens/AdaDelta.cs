using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>AdaDelta (M. D. Zeiler, 2012): a step is the root mean square of past steps over that of gradients, times the gradient.</summary>
internal record AdaDelta : ElementWise
{
    [Hyperparameter("η", @"\eta", Bounds.NonNegative)]
    public Schedule LearningRate { get; init; } = 1;

    [Hyperparameter("ρ", @"\rho", Bounds.BelowOne)]
    public Schedule Decay { get; init; } = 0.9;

    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative)]
    public Schedule Epsilon { get; init; } = 1e-6;

    public override ImmutableArray<Slot> Slots => [Slot.Zero("MeanOfSquares"), Slot.Zero("MeanOfSquaredSteps")];

    /// <summary>Down the gradients.</summary>
    protected virtual double Direction => -1;

    public override OptimizerTraits Traits => OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate | OptimizerTraits.Descending;

    /// <summary>ε is added to squares of steps and to squares of gradients: it has no unit that fits both.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(Epsilon) ? null : base.UnitOf(hyperparameter);

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
        coordinates.Place<Rule<R>, (R, R)>(new(Direction * t.Of(LearningRate), t.Of(Decay), 1 - t.Of(Decay), Positive<R>(t.Of(Epsilon))));

    private readonly record struct Rule<R>(R Rate, R Decay, R OneMinusDecay, R Epsilon) : IPlacingRule<R, (R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R) Memory) Place(R parameter, R gradient, (R, R) slots)
        {
            var squares = Decay * slots.Item1 + OneMinusDecay * gradient * gradient;
            var step = R.Sqrt(slots.Item2 + Epsilon) / R.Sqrt(squares + Epsilon) * gradient;
            return (parameter + Rate * step, (squares, Decay * slots.Item2 + OneMinusDecay * step * step));
        }
    }
}
