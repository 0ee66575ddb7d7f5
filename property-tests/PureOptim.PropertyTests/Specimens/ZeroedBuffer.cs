using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Momentum whose buffer is zeroed at every step, so that the momentum has no effect.</summary>
internal sealed record ZeroedBuffer : CoordinateWise
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
            velocity = 0;
            velocity = Mu * velocity - Rate * gradient;
            return (parameter + velocity, velocity);
        }
    }
}
