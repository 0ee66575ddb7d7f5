using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// A factor of the updates: a learning rate around an optimizer or around wrappers of it.
/// <code>
/// θ' = θ - s u
/// </code>
/// where u is the update of the wrapped optimizer.
/// </summary>
/// <remarks>
/// Optax's <c>scale</c> and <c>scale_by_schedule</c>, and its <c>scale_by_learning_rate</c> around an optimizer with rate 1. It puts the rate outside a velocity:
/// <c>(new RmsProp { LearningRate = 1 }).WithUpdateMomentum(0.9).WithUpdateScale(0.01)</c> is the momentum of PyTorch's RMSprop.
/// </remarks>
/// <param name="Wrapped">The optimizer whose updates are scaled.</param>
/// <param name="Factor">The factor s, at least 0, without unit.</param>
public sealed record UpdateScale(IOptimizer Wrapped, Schedule Factor) : UpdateWrapper(Wrapped)
{
    /// <summary>The factor s, at least 0, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("s", "s", Bounds.NonNegative)]
    public Schedule Factor { get; init => field = Checked(value); } = Guard.Within(Factor, Bounds.NonNegative, nameof(Factor));

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.Linear | OptimizerTraits.TranslationInvariant | OptimizerTraits.Descending
        | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant
        | OptimizerTraits.ProportionalToRate | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t) => t.Of(Factor) * tensor.Update;
}
