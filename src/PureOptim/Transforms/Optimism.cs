using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Optimism: the next update is expected to differ from this one as this one does from the last, and a step takes the difference in advance. In games it keeps descent from circling.
/// <code>
/// p' = u        b_t = β min(t - 1, 1)
/// θ' = θ - η ((α + b_t) u - b_t p)
/// </code>
/// where u is the update of the wrapped optimizer, and t counts steps from 1: in the first there is no difference.
/// </summary>
/// <remarks>
/// <para>A step costs 4 products and sums a coordinate more, and keeps one number for it: the update before.</para>
/// <para>
/// Around <see cref="Sgd"/> it is optimistic gradient descent, for α = β = 1 that of the paper. η stands outside, so that a schedule multiplies both updates alike, as in Optax: the wrapped optimizer's rate is 1 then. Optax's second
/// optimistic Adam is this around its <c>scale_by_adam</c>, with Nesterov's momentum unless told otherwise.
/// </para>
/// <para>Source: C. Daskalakis, A. Ilyas, V. Syrgkanis and H. Zeng, "Training GANs with Optimism", ICLR 2018, equation 3.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer whose updates are foreseen.</param>
public sealed record Optimism(IOptimizer Wrapped) : UpdateWrapper(Wrapped)
{
    private const string Previous = nameof(Previous);

    /// <summary>The rate η, at least 0, without unit: 1, or the learning rate where that of the wrapped optimizer is 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Source = "Optax", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1;

    /// <summary>The factor α of the update, at least 0, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("α", @"\alpha", Bounds.NonNegative, Source = "Optax")]
    public Schedule Alpha { get; init => field = Checked(value); } = 1;

    /// <summary>The factor β of the difference, at least 0, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("β", @"\beta", Bounds.NonNegative, Source = "Optax")]
    public Schedule Beta { get; init => field = Checked(value); } = 1;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero(Previous, "p")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant
        | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t)
    {
        var weight = t.Of(Beta) * Scalar.Min(t.Number - 1, 1);
        var update = (t.Of(Alpha) + weight) * tensor.Update - weight * tensor[Previous];
        tensor.Keep(Previous, tensor.Update);
        return t.Of(LearningRate) * update;
    }
}
