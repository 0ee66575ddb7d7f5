using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Proofs;

/// <summary>Descent whose gradient is put through a small change, on which proofs are tried.</summary>
internal sealed record SmallRule(SmallChange Change) : ElementWise
{
    /// <summary>The plain rule.</summary>
    public SmallRule()
        : this(SmallChange.None)
    {
    }

    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1)]
    public Schedule LearningRate { get; init; } = 0.1;

    public override ImmutableArray<Slot> Slots => [Slot.Zero("Squares", "v")];

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var rate = t.Of(LearningRate);
        coordinates.Place<Rule<R>, R>(new(
            Change switch
            {
                SmallChange.CapturedRate => rate.Value,
                SmallChange.CapturedSchedule => LearningRate.At(0),
                _ => rate,
            },
            Change));
    }

    private readonly record struct Rule<R>(R Rate, SmallChange Change) : IPlacingRule<R, R>
        where R : struct, IReal<R>
    {
        public (R Parameter, R Memory) Place(R parameter, R gradient, R squares)
        {
            squares += gradient * gradient;
            var changed = Change switch
            {
                SmallChange.OverSquares => gradient / squares,
                SmallChange.RootOfGradient => R.Sqrt(gradient + 1),
                SmallChange.AbsOfSquares => R.Abs(squares),
                _ => gradient,
            };
            return (parameter - Rate * changed, squares);
        }
    }
}
