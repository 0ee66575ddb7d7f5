using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// A trust ratio for each tensor: its step is as long as its parameters, whatever the wrapped optimizer's length, times a rate.
/// <code>
/// r = ‖θ‖ / ‖u‖        (1 where either norm is 0)
/// θ' = θ - η r u
/// </code>
/// where u is the update of the wrapped optimizer, of which only the direction stays.
/// </summary>
/// <remarks>
/// <para>
/// A tensor of zeros takes the wrapped optimizer's step times η, so that it can leave them. The paper's φ, which bounds ‖θ‖, is the identity, as in
/// Optax (<c>scale_by_trust_ratio</c>) and Keras; pytorch-optimizer bounds it by 10.
/// </para>
/// <para>Source: Y. You et al., "Large Batch Optimization for Deep Learning: Training BERT in 76 minutes", ICLR 2020, algorithm 2.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer whose direction is taken; its learning rate does not matter as long as no norm is 0.</param>
public sealed record TrustRatio(IOptimizer Wrapped) : UpdateWrapper(Wrapped)
{
    /// <summary>The learning rate η, at least 0, without unit: the share of a tensor's length that a step moves it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1;

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(OptimizerTraits.Odd | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t)
    {
        var (parameters, update) = (tensor.Parameter.Norm(), tensor.Update.Norm());
        return t.Of(LearningRate) * (Divisors.Ratio(parameters, update, parameters / update) * tensor.Update);
    }
}
