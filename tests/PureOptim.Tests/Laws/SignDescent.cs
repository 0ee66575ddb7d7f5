using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Laws;

/// <summary>Goes by the sign of the gradient, so it is not linear, whatever it promises.</summary>
internal sealed record SignDescent : ElementWise
{
    public Schedule LearningRate { get; init; } = 0.5;

    public override ImmutableArray<Slot> Slots => [];

    public override OptimizerTraits Traits => OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate | OptimizerTraits.Linear;

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Place<Rule<R>, ValueTuple>(new(t.Of(LearningRate)));

    internal readonly record struct Rule<R>(R LearningRate) : IPlacingRule<R, ValueTuple>
        where R : struct, IReal<R>
    {
        // g / sqrt(g²) is the sign; a gradient of zero gives NaN, which is a counterexample too.
        public (R Parameter, ValueTuple Memory) Place(R parameter, R gradient, ValueTuple slots) =>
            (parameter - LearningRate * gradient / R.Sqrt(gradient * gradient), slots);
    }
}
