using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// MoMo: momentum with Polyak's step: as far down the averaged gradient as it takes the average of the straight lines seen to fall to the lowest loss, but not farther than a given rate.
/// <code>
/// m' = β m + (1 - β) g        f̄' = β f̄ + (1 - β) f        γ' = β γ + (1 - β) ⟨g, θ⟩        (β is 0 in the first step)
/// h' = f̄' - γ'        τ = min(η, max((1 + η λ) (h' - f*) + ⟨m', θ⟩, 0) / |m'|²)
/// θ' = θ - (η λ / (1 + η λ) θ + τ m')
/// f* = max(((1 + η λ) h' + ⟨m', θ⟩) / (2 (1 + η λ)), f0)        where the lines fall below f*, before τ, and        (adapted)
/// f*' = max(h' + ⟨m', θ⟩ - τ |m'|² / 2, f0)        after the step
/// </code>
/// where f is the loss at θ, and ⟨x, y⟩ and |x| are the inner product and the Euclidean norm of the whole model.
/// </summary>
/// <remarks>
/// <para>A step costs 11 products and sums a coordinate, and keeps one number for it, the first moment, and three of the run. It needs the loss.</para>
/// <para>
/// Defaults are those of the paper and Optax. If the moment is 0, there is no step; Optax takes none either where its square is at most 2^-52, whatever the units. PyTorch and Keras have no MoMo.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: F. Schaipp, R. Ohana, M. Eickenberg, A. Defazio and R. M. Gower, "MoMo: Momentum Models for Adaptive Learning Rates", ICML 2024, algorithms 1 and 3.</para>
/// </remarks>
[Family(OptimizerFamily.LossBased)]
public sealed record Momo : TensorWise
{
    /// <summary>The largest rate η, at least 0, in parameter units over gradient units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1;

    /// <summary>The decay β of the averages, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β", @"\beta", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta { get; init => field = Checked(value); } = 0.9;

    /// <summary>The lowest loss f0, or the least that it is taken for, in loss units.</summary>
    [Hyperparameter("f0", "f_0", Bounds.Finite, Parameter = 1, Gradient = 1, Source = "the paper")]
    public double LowerBound { get; init => field = Checked(value); }

    /// <summary>The weight decay λ, at least 0, in gradient units over parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Gradient = 1, Source = "the paper")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0;

    /// <summary>Whether the lowest loss is estimated on the way.</summary>
    public bool AdaptsLowerBound { get; init; }

    /// <inheritdoc/>
    public override string DisplayName => "MoMo";

    /// <inheritdoc/>
    public override Needs Needs => Needs.Loss;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), .. PolyakModel.Slots(LowerBound)];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.RotationEquivariant;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var beta = Scalar.IfLess(t.Number, 2, 0, t.Of(Beta));
        var moment = tensor.KeepFaded("FirstMoment", tensor.Gradient, beta);
        var (rate, shrinkage) = (t.Of(LearningRate), t.Of(LearningRate) * t.Of(WeightDecay));
        var step = new PolyakModel(tensor, t, beta, moment).Step(moment.Dot(moment), rate, shrinkage, 1, AdaptsLowerBound ? LowerBound : null);
        return shrinkage / (1 + shrinkage) * tensor.Parameter + step * moment;
    }
}
