using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Lion: steps of one length in the direction of the sign of a momentum.
/// <code>
/// m' = β2 m + (1 - β2) g
/// θ' = θ - η sign(β1 m + (1 - β1) g)
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 7 products and sums and two comparisons a coordinate, and keeps one number for it: the momentum.</para>
/// <para>
/// Defaults are the paper's; Keras has η = 0.001. The paper's decay is <c>WithDecay(λ, η)</c>: Optax has it in its default, λ = 1e-3, Keras and pytorch-optimizer have none.
/// PyTorch has no Lion.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: X. Chen et al., "Symbolic Discovery of Optimization Algorithms", NeurIPS 2023, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Sign)]
public sealed record Lion : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units: the length of every coordinate's step.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1e-4;

    /// <summary>The share β1 of the momentum in the direction, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the momentum, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.99;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Momentum", "m")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.ScaleInvariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
        coordinates.Apply<Rule<R>, R>(new(t.Of(LearningRate), t.Of(Beta1), 1 - t.Of(Beta1), t.Of(Beta2), 1 - t.Of(Beta2)));

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta1, R OneMinusBeta1, R Beta2, R OneMinusBeta2) : IRule<R, R>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, R Memory) Step(R parameter, R gradient, R momentum) =>
            (LearningRate * Sign.Of(Beta1 * momentum + OneMinusBeta1 * gradient), Beta2 * momentum + OneMinusBeta2 * gradient);
    }
}
