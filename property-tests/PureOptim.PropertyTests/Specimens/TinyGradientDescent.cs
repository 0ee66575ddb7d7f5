using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Descent that loses the sign of gradients below 1e-30, as a guard against a division by zero may do.</summary>
internal sealed record TinyGradientDescent : CoordinateWise
{
    public Schedule LearningRate { get; init; } = 0.01;

    public override ImmutableArray<string> SlotNames => [];

    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Linear | OptimizerTraits.Descending;

    public override void Update<R>(Coordinates<R> coordinates, long step) =>
        coordinates.Apply<Rule<R>, ValueTuple>(new(LearningRate.At(step)));

    private readonly record struct Rule<R>(R Rate) : IRule<R, ValueTuple>
        where R : struct, IReal<R>
    {
        public (R Parameter, ValueTuple Slots) Step(R parameter, R gradient, ValueTuple slots) =>
            (parameter - Rate * R.IfLess(R.Abs(gradient), 1e-30, R.Abs(gradient), gradient), slots);
    }
}
