using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Laws;

/// <summary>Gradient descent, which is linear, and claims to be known not to be: the laws then expect a counterexample that does not exist.</summary>
internal sealed record PlainDescent : ElementWise
{
    public Schedule LearningRate { get; init; } = 0.5;

    public override ImmutableArray<Slot> Slots => [];

    public override OptimizerTraits Traits =>
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate;

    public override OptimizerTraits Lacks => OptimizerTraits.Linear;

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Place<Rule<R>, ValueTuple>(new(t.Of(LearningRate)));

    internal readonly record struct Rule<R>(R LearningRate) : IPlacingRule<R, ValueTuple>
        where R : struct, IReal<R>
    {
        public (R Parameter, ValueTuple Memory) Place(R parameter, R gradient, ValueTuple slots) => (parameter - LearningRate * gradient, slots);
    }
}
