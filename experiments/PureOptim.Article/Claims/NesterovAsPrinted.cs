using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Article.Claims;

/// <summary>
/// Nesterov's method as the article prints it: the velocity is used after its update instead of before, so that the gradient weighs
/// (1 + μ + μ²) η instead of (1 + μ) η and the velocity μ³ instead of μ². It is not Nesterov's method (law C5), which is
/// <see cref="Optimizers.Nesterov"/>.
/// <code>
/// v' = μ v - η g
/// θ' = θ + μ² v' - (1 + μ) η g          Nesterov's method has v in place of v'
/// </code>
/// </summary>
/// <remarks>
/// The rule comes from "Deep Learning from Scratch" (K. Saitoh, O'Reilly Japan, 2016), <c>common/optimizer.py</c>, whose authors corrected it in
/// January 2021 (commit 89eadd08). It is here for the report alone, and in no catalog.
/// </remarks>
internal sealed record NesterovAsPrinted : ElementWise
{
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1, ShortName = "lr")]
    public Schedule LearningRate { get; init; } = 0.01;

    [Hyperparameter("μ", @"\mu", Bounds.UnitInterval, ShortName = "momentum")]
    public Schedule MomentumFactor { get; init; } = 0.9;

    public override string DisplayName => "Nesterov as printed";

    public override ImmutableArray<Slot> Slots => [Slot.Zero("Velocity")];

    public override OptimizerTraits Traits =>
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate;

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
        coordinates.Place<Rule<R>, R>(new(t.Of(MomentumFactor), t.Of(LearningRate)));

    private readonly record struct Rule<R>(R MomentumFactor, R LearningRate) : IPlacingRule<R, R>
        where R : struct, IReal<R>
    {
        public (R Parameter, R Memory) Place(R parameter, R gradient, R velocity)
        {
            velocity = velocity * MomentumFactor - LearningRate * gradient;
            parameter += MomentumFactor * MomentumFactor * velocity;
            return (parameter - (1 + MomentumFactor) * LearningRate * gradient, velocity);
        }
    }
}
