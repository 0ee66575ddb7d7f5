using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Coupled weight decay, or L2 regularization: the gradient of λθ²/2 is added to that of the loss before the wrapped optimizer sees it.
/// <code>
/// g' = g + λ θ
/// </code>
/// </summary>
/// <remarks>
/// <para>
/// PyTorch's <c>weight_decay</c> of every optimizer but AdamW, and Optax's <c>add_decayed_weights</c> before a rule. On plain gradient descent it is
/// <see cref="DecoupledDecay"/>; an optimizer that divides by the size of its gradients divides the decay too. A decay of 0 leaves the gradient as it is, to the bit.
/// </para>
/// <para>Source: I. Loshchilov and F. Hutter, "Decoupled Weight Decay Regularization", ICLR 2019, algorithms 1 and 2, line 6.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that gets the sum.</param>
/// <param name="WeightDecay">The decay λ, at least 0, in gradient units over parameter units.</param>
public sealed record CoupledDecay(IOptimizer Wrapped, Schedule WeightDecay) : Wrapper(Wrapped)
{
    /// <summary>The decay λ, at least 0, in gradient units over parameter units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Gradient = 1)]
    public Schedule WeightDecay { get; init => field = Checked(value); } = Guard.Within(WeightDecay, Bounds.NonNegative, nameof(WeightDecay));

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.RotationEquivariant
        | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant);

    /// <inheritdoc/>
    protected internal override Vector Before(TensorStep tensor, StepContext t)
    {
        var decay = t.Of(WeightDecay);
        return decay.Value == 0 ? tensor.Gradient : tensor.Gradient + decay * tensor.Parameter;
    }
}
