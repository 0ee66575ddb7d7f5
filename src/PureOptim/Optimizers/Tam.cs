using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// TAM, torque-aware momentum: heavy-ball momentum that lets in less of a gradient's coordinate the more it has pointed against the momentum.
/// <code>
/// s' = γ s + (1 - γ) (m / ‖m‖) (g / ‖g‖)
/// m' = μ m + ((1 + s') / 2 + ε) g
/// θ' = θ - η m'
/// </code>
/// where norms are those of the tensor, and at least δ.
/// </summary>
/// <remarks>
/// <para>A step costs 13 products and sums and 2 quotients a coordinate, and keeps two numbers for it: the momentum and the agreement s.</para>
/// <para>
/// Defaults are those of the paper. pytorch-optimizer begins with the first gradient as the momentum (<see cref="StartsAtGradient"/>), and divides a matrix by the norms of its columns
/// (<see cref="NormalizesColumns"/>). PyTorch, Optax and Keras have no TAM.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: P. Malviya et al., "Torque-Aware Momentum", arXiv:2412.18790, 2024, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Momentum)]
public sealed record Tam : TensorWise
{
    /// <summary>The learning rate η, at least 0, in parameter / gradient units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay μ of the momentum, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("μ", @"\mu", Bounds.BelowOne, Source = "the paper", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay γ of the agreement, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("γ", @"\gamma", Bounds.BelowOne, Source = "the paper", ShortName = "decay")]
    public Schedule Decay { get; init => field = Checked(value); } = 0.9;

    /// <summary>ε, at least 0, without unit: the share of a gradient that always gets in.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Source = "the paper")]
    public Schedule SmallestShare { get; init => field = Checked(value); } = 1e-8;

    /// <summary>δ, at least 0, in gradient units: the least that a norm is taken to be.</summary>
    [Hyperparameter("δ", @"\delta", Bounds.NonNegative, Gradient = 1, Source = "pytorch-optimizer")]
    public Schedule SmallestNorm { get; init => field = Checked(value); } = 1e-12;

    /// <summary>Whether the momentum is the first gradient before the first step; by default it is 0.</summary>
    public bool StartsAtGradient { get; init; }

    /// <summary>Whether each column of a matrix is divided by its own norm; by default the whole tensor is divided by one.</summary>
    public bool NormalizesColumns { get; init; }

    /// <inheritdoc/>
    public override string DisplayName => "TAM";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Momentum", "m"), Slot.Zero("Agreement", "s")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => CommonTraits.OfGradients;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (gradient, decay, least) = (tensor.Gradient, t.Of(Decay), tensor.Positive(t.Of(SmallestNorm)));
        var momentum = StartsAtGradient && t.Number.Value < 2 ? gradient : tensor["Momentum"];
        var agreement = tensor.KeepFaded("Agreement", Normalized(momentum) * Normalized(gradient), decay);
        var share = (agreement + 1) / 2 + t.Of(SmallestShare);
        return t.Of(LearningRate) * tensor.Keep("Momentum", t.Of(MomentumFactor) * momentum + share * gradient);

        Vector Normalized(Vector vector) => Divisors.Normalized(vector, least, NormalizesColumns);
    }
}
