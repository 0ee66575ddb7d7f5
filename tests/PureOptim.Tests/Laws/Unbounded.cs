using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Laws;

/// <summary>Descent with a branch that floating point never takes and intervals cannot rule out, on which they lose everything.</summary>
internal sealed record Unbounded : ElementWise
{
    public Schedule LearningRate { get; init; } = 0.5;

    public override ImmutableArray<Slot> Slots => [];

    public override OptimizerTraits Traits =>
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate;

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Place<Rule<R>, ValueTuple>(new(t.Of(LearningRate)));

    private readonly record struct Rule<R>(R LearningRate) : IPlacingRule<R, ValueTuple>
        where R : struct, IReal<R>
    {
        // g - g is exactly 0 in floating point, where 0 < 0 chooses the gradient; as an interval it is about 0, and might choose either.
        public (R Parameter, ValueTuple Memory) Place(R parameter, R gradient, ValueTuple slots)
        {
            var zero = gradient - gradient;
            return (parameter - LearningRate * R.IfLess(0, R.Abs(zero), gradient / zero, gradient), slots);
        }
    }
}
