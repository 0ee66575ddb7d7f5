using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Parity;

/// <summary>
/// The update that the article prints under Nesterov's name: the velocity is used after its update instead of before. It is not Nesterov's
/// method; it is here to show that its recorded paths come from this slip and nothing else.
/// </summary>
public sealed record NesterovAsPrinted : CoordinateWise
{
    public Schedule LearningRate { get; init; } = 0.01;

    public Schedule MomentumFactor { get; init; } = 0.9;

    public override ImmutableArray<string> SlotNames { get; } = ["Velocity"];

    public override void Update<R>(Coordinates<R> coordinates, long step) =>
        coordinates.Apply<Rule<R>, R>(new(MomentumFactor.At(step), LearningRate.At(step)));

    public readonly record struct Rule<R>(R MomentumFactor, R LearningRate) : IRule<R, R>
        where R : struct, IReal<R>
    {
        public (R Parameter, R Slots) Step(R parameter, R gradient, R velocity)
        {
            velocity = velocity * MomentumFactor - LearningRate * gradient;
            parameter += MomentumFactor * MomentumFactor * velocity;
            return (parameter - (1 + MomentumFactor) * LearningRate * gradient, velocity);
        }
    }
}
