using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>RMSProp whose epsilon is rounded to the precision as any number is: one that vanishes leaves 0/0, inside the root or outside.</summary>
internal sealed record RoundedEpsilon : ElementWise
{
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1)]
    public Schedule LearningRate { get; init; } = 0.01;

    [Hyperparameter("γ", @"\gamma", Bounds.UnitInterval)]
    public Schedule Decay { get; init; } = 0.99;

    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1)]
    public Schedule Epsilon { get; init; } = 1e-8;

    /// <summary>The factor of epsilon, such as a correction.</summary>
    public double Correction { get; init; } = 1;

    public bool IsInside { get; init; }

    public override ImmutableArray<Slot> Slots => [Slot.Zero("MeanOfSquares")];

    public override OptimizerTraits Traits =>
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate;

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var epsilon = t.Of(Epsilon) * Correction;
        coordinates.Place<Rule<R>, R>(new(t.Of(LearningRate), t.Of(Decay), 1 - t.Of(Decay), IsInside ? epsilon : 0, IsInside ? 0 : epsilon));
    }

    private readonly record struct Rule<R>(R Rate, R Decay, R OneMinusDecay, R Inside, R Outside) : IPlacingRule<R, R>
        where R : struct, IReal<R>
    {
        public (R Parameter, R Memory) Place(R parameter, R gradient, R mean)
        {
            mean = Decay * mean + OneMinusDecay * gradient * gradient;
            return (parameter - Rate * gradient / (R.Sqrt(mean + Inside) + Outside), mean);
        }
    }
}
