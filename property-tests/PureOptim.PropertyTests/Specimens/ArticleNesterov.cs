using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Nesterov's method as an article printed it: the velocity is updated before it is used, so each step counts the gradient twice over.</summary>
internal sealed record ArticleNesterov : CoordinateWise
{
    public Schedule LearningRate { get; init; } = 0.01;

    public Schedule MomentumFactor { get; init; } = 0.9;

    public override ImmutableArray<string> SlotNames => ["Velocity"];

    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Linear;

    public override void Update<R>(Coordinates<R> coordinates, long step) =>
        coordinates.Apply<Rule<R>, R>(new(MomentumFactor.At(step), LearningRate.At(step)));

    private readonly record struct Rule<R>(R Mu, R Rate) : IRule<R, R>
        where R : struct, IReal<R>
    {
        public (R Parameter, R Slots) Step(R parameter, R gradient, R velocity)
        {
            velocity = Mu * velocity - Rate * gradient;
            return (parameter + Mu * Mu * velocity - (1 + Mu) * Rate * gradient, velocity);
        }
    }
}
