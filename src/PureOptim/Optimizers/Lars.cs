using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// LARS: momentum of gradients that are made, for each tensor, as long as a share of its parameters.
/// <code>
/// r = c ‖θ‖ / (‖g‖ + λ ‖θ‖ + ε)        (1 where either norm is 0)
/// d = r (g + λ θ)
/// v' = μ v + η d      θ' = θ - v'        (the rate inside the velocity)
/// v' = μ v + (1 - τ) d      θ' = θ - η v'        (outside it)
/// θ' = θ - (η d + μ v')        (Nesterov, the rate inside)
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 12 products and sums a coordinate, and keeps one number for it: the velocity.</para>
/// <para>
/// Defaults are those of Optax but for its rate, which has none, and its denominator, ‖g + λ θ‖ (<see cref="Denominator"/>). pytorch-optimizer divides by ‖g‖, has the rate outside, and
/// neither scales nor decays vectors (<see cref="ScalesVectors"/>). PyTorch and Keras have no LARS.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: Y. You, I. Gitman and B. Ginsburg, "Large Batch Training of Convolutional Networks", arXiv:1708.03888, 2017, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Layerwise)]
public sealed record Lars : TensorWise
{
    /// <summary>The learning rate η, at least 0, without unit where no norm is 0.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay μ of the velocity, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("μ", @"\mu", Bounds.BelowOne, Source = "the paper", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0.9;

    /// <summary>The share c of the length of the parameters, at least 0, without unit.</summary>
    [Hyperparameter("c", "c", Bounds.NonNegative, Source = "the paper")]
    public Schedule TrustCoefficient { get; init => field = Checked(value); } = 0.001;

    /// <summary>ε, at least 0, in gradient units. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "Optax")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 0;

    /// <summary>The weight decay λ, at least 0, in gradient units over parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Gradient = 1, Source = "Optax")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0;

    /// <summary>The dampening τ, from 0 to 1, without unit: the share of a gradient that does not enter a velocity with the rate outside.</summary>
    [Hyperparameter("τ", @"\tau", Bounds.UnitInterval, Source = "pytorch-optimizer")]
    public Schedule Dampening { get; init => field = Checked(value); } = 0;

    /// <summary>The length by which that of the parameters is divided.</summary>
    public LarsDenominator Denominator { get; init => field = Argument.Defined(value); }

    /// <summary>The place of the learning rate.</summary>
    public LearningRatePlacement LearningRatePlacement { get; init => field = Argument.Defined(value); } = LearningRatePlacement.InsideVelocity;

    /// <summary>Whether the step looks ahead, as Nesterov's does.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Whether tensors of fewer than two dimensions are scaled and decayed too; otherwise they get momentum alone.</summary>
    public bool ScalesVectors { get; init; } = true;

    /// <inheritdoc/>
    public override string DisplayName => "LARS";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Velocity", "v")];

    /// <summary>Where the gradient alone divides, it may be so small that too few cases decide what rotations do.</summary>
    public override OptimizerTraits Traits => OptimizerTraits.Odd
        | (Denominator == LarsDenominator.Gradient ? OptimizerTraits.None : OptimizerTraits.RotationEquivariantPerTensor);

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.RotationEquivariant;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <summary>The rate has no unit that holds for all: of a tensor of zeros it multiplies a gradient.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(LearningRate) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (rate, momentum, direction) = (t.Of(LearningRate), t.Of(MomentumFactor), Direction(tensor, t));
        var isOutside = LearningRatePlacement == LearningRatePlacement.OutsideVelocity;
        var added = LearningRatePlacement.Inner(rate) * direction;
        var velocity = tensor.Keep("Velocity", momentum * tensor["Velocity"] + (isOutside ? (1 - t.Of(Dampening)) * added : added));
        return LearningRatePlacement.Outer(rate) * (Nesterov ? added + momentum * velocity : velocity);
    }

    private Vector Direction(TensorStep tensor, StepContext t)
    {
        if (!ScalesVectors && tensor.Shape.Length < 2) return tensor.Gradient;
        var (decay, size) = (t.Of(WeightDecay), tensor.Parameter.Norm());
        var decayed = decay.Value == 0 ? tensor.Gradient : tensor.Gradient + decay * tensor.Parameter;
        var length = Denominator.Of(tensor.Gradient, decayed, size, decay);
        return Divisors.Ratio(size, length, t.Of(TrustCoefficient) * size / (length + tensor.Positive(t.Of(Epsilon)))) * decayed;
    }
}
