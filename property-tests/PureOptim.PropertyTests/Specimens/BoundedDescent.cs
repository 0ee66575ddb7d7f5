using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Descent that keeps parameters below 1e8, and has no bound on the other side.</summary>
internal sealed record BoundedDescent : ElementWise
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
            (R.Min(parameter, 1e8) - Rate * gradient, slots);
    }
}
