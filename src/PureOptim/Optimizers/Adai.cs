using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Adai: momentum whose inertia is adaptive: the larger a coordinate's gradients have been beside those of the whole model, the less of its momentum stays.
/// <code>
/// v' = β2 v + (1 - β2) g²      v̂ = v' / (1 - β2^t)
/// μ = 1 - β0 v̂ / (mean of v̂)        (from 0 to 1 - ε; the mean over all parameters)
/// m' = μ m + (1 - μ) g      p' = p μ
/// θ' = θ - η m' / (1 - p')
/// </code>
/// where t counts steps from 1 and p begins at 1.
/// </summary>
/// <remarks>
/// <para>A step costs 13 products and sums, 2 comparisons and 3 quotients a coordinate, and keeps three numbers for it: the moments and the product of its inertias.</para>
/// <para>
/// Defaults are those of the paper and of pytorch-optimizer, whose dampening is 1 unless given and has no counterpart here. Without any gradient yet, μ is 1 - ε. PyTorch, Optax and Keras have no Adai.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: Z. Xie et al., "Adaptive Inertia: Disentangling the Effects of Adaptive Learning Rate and Momentum", ICML 2022, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Momentum)]
public sealed record Adai : TensorWise
{
    /// <summary>The learning rate η, at least 0, in parameter / gradient units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>β0, at least 0 and below 1, without unit: the share of a gradient of middle size in the momentum.</summary>
    [Hyperparameter("β0", @"\beta_0", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta0 { get; init => field = Checked(value); } = 0.1;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.99;

    /// <summary>ε, from 0 to 1, without unit: the least share of a gradient in the momentum.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.UnitInterval, Source = "the paper")]
    public Schedule SmallestShare { get; init => field = Checked(value); } = 1e-3;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), Slot.Filled("Inertia", 1, "p")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => CommonTraits.OfGradients | OptimizerTraits.PermutationEquivariant;

    /// <summary>It is not linear either; but twice the gradients act as twice the rate, by which a lack of that is told.</summary>
    public override OptimizerTraits Lacks => OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.Descending;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (gradient, share) = (tensor.Gradient, tensor.Positive(t.Of(SmallestShare)));
        var second = tensor.KeepFaded("SecondMoment", gradient * gradient, t.Of(Beta2));
        var corrected = second / t.OneMinusPower(Beta2);
        var mean = corrected.Mean();
        // Of a mean of 0 all moments are 0, and 0/1 stands for 0/0.
        var inertia = 1 - t.Of(Beta0) * (corrected / Divisors.Of(mean));
        inertia = Vector.Min(Vector.Max(inertia, 0), 1 - share);
        var product = tensor.Keep("Inertia", tensor["Inertia"] * inertia);
        var first = tensor.Keep("FirstMoment", tensor["FirstMoment"] * inertia + (1 - inertia) * gradient);
        // Of an inertia of 1 from the start the moment is 0, and 0/1 stands for 0/0.
        var weight = 1 - product;
        return t.Of(LearningRate) * (first / Vector.IfLess(tensor.Filled(0), weight, weight, weight + 1));
    }
}
