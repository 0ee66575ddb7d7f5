using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Momentum that takes a gradient for zero where the velocity is ten million times as large, so that it is not linear.</summary>
internal sealed record ForgetfulMomentum : CoordinateWise
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
            var pushed = Mu * velocity - Rate * gradient;
            velocity = R.IfLess(R.Abs(Rate * gradient) * 1e7, R.Abs(velocity), Mu * velocity, pushed);
            return (parameter + velocity, velocity);
        }
    }
}
