using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Laws;

/// <summary>Gradient descent, which is linear, and does not promise to be: the laws then expect a counterexample that does not exist.</summary>
internal sealed record PlainDescent : CoordinateWise
{
    public Schedule LearningRate { get; init; } = 0.5;

    public override ImmutableArray<string> SlotNames => [];

    public override void Update<R>(Coordinates<R> coordinates, long step) => coordinates.Apply<Rule<R>, ValueTuple>(new(LearningRate.At(step)));

    internal readonly record struct Rule<R>(R LearningRate) : IRule<R, ValueTuple>
        where R : struct, IReal<R>
    {
        public (R Parameter, ValueTuple Slots) Step(R parameter, R gradient, ValueTuple slots) => (parameter - LearningRate * gradient, slots);
    }
}
