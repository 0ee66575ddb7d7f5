using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Descent that keeps parameters below 1e8, and has no bound on the other side.</summary>
internal sealed record BoundedDescent : CoordinateWise
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
            (R.Min(parameter, 1e8) - Rate * gradient, slots);
    }
}
