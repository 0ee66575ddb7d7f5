using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Laws;

/// <summary>Goes by the sign of the gradient, so it is not linear, whatever it promises.</summary>
internal sealed record SignDescent : CoordinateWise
{
    public Schedule LearningRate { get; init; } = 0.5;

    public override ImmutableArray<string> SlotNames => [];

    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Linear;

    public override void Update<R>(Coordinates<R> coordinates, long step) => coordinates.Apply<Rule<R>, ValueTuple>(new(LearningRate.At(step)));

    internal readonly record struct Rule<R>(R LearningRate) : IRule<R, ValueTuple>
        where R : struct, IReal<R>
    {
        // g / sqrt(g²) is the sign; a gradient of zero gives NaN, which is a counterexample too.
        public (R Parameter, ValueTuple Slots) Step(R parameter, R gradient, ValueTuple slots) =>
            (parameter - LearningRate * gradient / R.Sqrt(gradient * gradient), slots);
    }
}
