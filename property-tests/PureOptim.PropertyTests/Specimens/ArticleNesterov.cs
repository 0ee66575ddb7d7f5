using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Nesterov's method as an article printed it: the velocity is updated before it is used, so each step counts the gradient twice over.</summary>
internal sealed record ArticleNesterov : ElementWise
{
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1)]
    public Schedule LearningRate { get; init; } = 0.01;

    [Hyperparameter("μ", @"\mu", Bounds.UnitInterval)]
    public Schedule MomentumFactor { get; init; } = 0.9;

    public override ImmutableArray<Slot> Slots => [Slot.Zero("Velocity")];

    public override OptimizerTraits Traits => OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate | OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant;

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
        coordinates.Place<Rule<R>, R>(new(t.Of(MomentumFactor), t.Of(LearningRate)));

    private readonly record struct Rule<R>(R Mu, R Rate) : IPlacingRule<R, R>
        where R : struct, IReal<R>
    {
        public (R Parameter, R Memory) Place(R parameter, R gradient, R velocity)
        {
            velocity = Mu * velocity - Rate * gradient;
            return (parameter + Mu * Mu * velocity - (1 + Mu) * Rate * gradient, velocity);
        }
    }
}
