using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// FOCUS: steps of one length in the direction of the sign of a momentum, and shorter ones toward a running average of the parameters.
/// <code>
/// m' = β1 m + (1 - β1) g        p' = β2 p + (1 - β2) θ        c_t = 1 - β2^t
/// θ' = θ - η λ (p' / c_t) - η (γ sign(θ - η λ (p' / c_t) - p' / c_t) + sign(m'))
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 15 products and sums, four comparisons and a quotient a coordinate, and keeps two numbers for it: the momentum and the average of parameters.</para>
/// <para>
/// Defaults are those of pytorch-optimizer, whose decay is this one: of the average, and before the step. In the first step the average is the parameter itself but for rounding, which decides the sign. PyTorch, Optax and Keras have no FOCUS.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: Y. Liu, Z. Liu and J. Gore, "FOCUS: First Order Concentrated Updating Scheme", arXiv:2501.12243, 2025, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Sign)]
public sealed record Focus : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <summary>The decay β1 of the momentum, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the average of parameters, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>The length γ of a step toward the average beside one along the momentum, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("γ", @"\gamma", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Gamma { get; init => field = Checked(value); } = 0.1;

    /// <summary>The weight decay λ, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "pytorch-optimizer")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0;

    /// <inheritdoc/>
    public override string DisplayName => "FOCUS";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Momentum", "m"), Slot.Zero("Average", "p")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments | OptimizerTraits.TranslationInvariant;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
        coordinates.Place<Rule<R>, (R Momentum, R Average)>(new(
            t.Of(LearningRate), t.Of(Beta1), 1 - t.Of(Beta1), t.Of(Beta2), 1 - t.Of(Beta2), t.Named(t.OneMinusPower(Beta2), "c_t"), t.Of(Gamma), t.Of(LearningRate) * t.Of(WeightDecay)));

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta1, R OneMinusBeta1, R Beta2, R OneMinusBeta2, R Seen, R Gamma, R Decay) : IPlacingRule<R, (R Momentum, R Average)>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Parameter, (R Momentum, R Average) Memory) Place(R parameter, R gradient, (R Momentum, R Average) memory)
        {
            var momentum = Beta1 * memory.Momentum + OneMinusBeta1 * gradient;
            var average = Beta2 * memory.Average + OneMinusBeta2 * parameter;
            var corrected = average / Seen;
            var decayed = parameter - Decay * corrected;
            return (decayed - LearningRate * (Gamma * Sign.Of(decayed - corrected) + Sign.Of(momentum)), (momentum, average));
        }
    }
}
