using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>RMSProp whose epsilon is rounded to the precision as any number is: one that vanishes leaves 0/0, inside the root or outside.</summary>
internal sealed record RoundedEpsilon : CoordinateWise
{
    public Schedule LearningRate { get; init; } = 0.01;

    public Schedule Decay { get; init; } = 0.99;

    public Schedule Epsilon { get; init; } = 1e-8;

    /// <summary>What epsilon is multiplied by, as a correction does.</summary>
    public double Correction { get; init; } = 1;

    public bool IsInside { get; init; }

    public override ImmutableArray<string> SlotNames => ["MeanOfSquares"];

    public override void Update<R>(Coordinates<R> coordinates, long step)
    {
        var epsilon = Epsilon.At(step) * Correction;
        coordinates.Apply<Rule<R>, R>(new(LearningRate.At(step), Decay.At(step), 1 - Decay.At(step), IsInside ? epsilon : 0, IsInside ? 0 : epsilon));
    }

    private readonly record struct Rule<R>(R Rate, R Decay, R OneMinusDecay, R Inside, R Outside) : IRule<R, R>
        where R : struct, IReal<R>
    {
        public (R Parameter, R Slots) Step(R parameter, R gradient, R mean)
        {
            mean = Decay * mean + OneMinusDecay * gradient * gradient;
            return (parameter - Rate * gradient / (R.Sqrt(mean + Inside) + Outside), mean);
        }
    }
}
