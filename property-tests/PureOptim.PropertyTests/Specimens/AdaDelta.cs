using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>AdaDelta (M. D. Zeiler, 2012): a step is the root mean square of past steps over that of gradients, times the gradient.</summary>
internal record AdaDelta : CoordinateWise
{
    public Schedule LearningRate { get; init; } = 1;

    public Schedule Decay { get; init; } = 0.9;

    public Schedule Epsilon { get; init; } = 1e-6;

    public override ImmutableArray<string> SlotNames => ["MeanOfSquares", "MeanOfSquaredSteps"];

    /// <summary>Down the gradients.</summary>
    protected virtual double Direction => -1;

    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Descending;

    public override void Update<R>(Coordinates<R> coordinates, long step) =>
        coordinates.Apply<Rule<R>, (R, R)>(new(Direction * LearningRate.At(step), Decay.At(step), 1 - Decay.At(step), Positive<R>(Epsilon.At(step))));

    private readonly record struct Rule<R>(R Rate, R Decay, R OneMinusDecay, R Epsilon) : IRule<R, (R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R) Slots) Step(R parameter, R gradient, (R, R) slots)
        {
            var squares = Decay * slots.Item1 + OneMinusDecay * gradient * gradient;
            var step = R.Sqrt(slots.Item2 + Epsilon) / R.Sqrt(squares + Epsilon) * gradient;
            return (parameter + Rate * step, (squares, Decay * slots.Item2 + OneMinusDecay * step * step));
        }
    }
}
