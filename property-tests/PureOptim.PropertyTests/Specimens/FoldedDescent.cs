using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Descent that is right for gradients up to 5,000: beyond, it takes what is left to 10,000, and in the end goes up.</summary>
internal sealed record FoldedDescent : ElementWise
{
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1)]
    public Schedule LearningRate { get; init; } = 0.01;

    public override ImmutableArray<Slot> Slots => [];

    public override OptimizerTraits Traits => OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate | OptimizerTraits.Linear | OptimizerTraits.Descending | OptimizerTraits.RotationEquivariant;

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
        coordinates.Place<Rule<R>, ValueTuple>(new(t.Of(LearningRate)));

    private readonly record struct Rule<R>(R Rate) : IPlacingRule<R, ValueTuple>
        where R : struct, IReal<R>
    {
        public (R Parameter, ValueTuple Memory) Place(R parameter, R gradient, ValueTuple slots) =>
            (parameter - Rate * R.Min(gradient, 10_000 - gradient), slots);
    }
}
