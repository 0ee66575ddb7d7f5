using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Descent that is right for gradients up to 5,000: beyond, it takes what is left to 10,000, and in the end goes up.</summary>
internal sealed record FoldedDescent : CoordinateWise
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
            (parameter - Rate * R.Min(gradient, 10_000 - gradient), slots);
    }
}
