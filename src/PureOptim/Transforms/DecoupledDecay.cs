using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Decoupled weight decay: beside the wrapped optimizer's step, every parameter loses a share of itself, which no gradient and no
/// preconditioner sees.
/// <code>
/// θ' = θ - (u + η λ θ)
/// θ' = θ - (u + η λ min(η / η_max, 1) θ)        (with a largest rate)
/// </code>
/// where u is the update of the wrapped optimizer.
/// </summary>
/// <remarks>
/// <para>
/// η is 1 unless said otherwise: then λ alone is the share that a step takes, and it follows a schedule of its own, as in the paper. PyTorch, Keras and
/// Optax multiply the decay by the learning rate of the optimizer: give it as <see cref="LearningRate"/>, too. On plain gradient descent this is
/// the gradient of λθ²/2 added to the loss; on others it is not.
/// </para>
/// <para>
/// Optax computes in this order. PyTorch multiplies θ by 1 - ηλ first and Keras subtracts θλη first (<see cref="DecayPlacement"/>): of one step a
/// rounding apart, of many more. A decay of 0 leaves the step as it is, to the bit. To decay some tensors only, use <see cref="Groups"/>.
/// </para>
/// <para>Source: I. Loshchilov and F. Hutter, "Decoupled Weight Decay Regularization", ICLR 2019, algorithms 1 and 2.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer beside whose step the parameters decay.</param>
/// <param name="WeightDecay">The decay λ, at least 0, without unit where the rate has none.</param>
public sealed record DecoupledDecay(IOptimizer Wrapped, Schedule WeightDecay) : UpdateWrapper(Wrapped)
{
    /// <summary>The decay λ, at least 0, without unit where the rate has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative)]
    public Schedule WeightDecay { get; init => field = Checked(value); } = Guard.Within(WeightDecay, Bounds.NonNegative, nameof(WeightDecay));

    /// <summary>The rate η of the decay, at least 0: 1, or the learning rate of the wrapped optimizer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Source = "paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1;

    /// <summary>The position of the decay in the formula.</summary>
    [AddedLater]
    public DecayPlacement DecayPlacement { get; init => field = Argument.Defined(value); } = DecayPlacement.InUpdate;

    /// <summary>
    /// The largest value η_max of the rate, or 0, at which there is none: with it the decay is multiplied by the share of the rate in it, at most 1, too, so that a normalized layer's gradients do not grow while the rate
    /// falls, as in <see cref="AdamC"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [AddedLater]
    [Hyperparameter("η_max", @"\eta_{max}", Bounds.NonNegative, Source = "paper")]
    public double LargestRate { get; init => field = Checked(value); }

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.RotationEquivariant
        | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant);

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t)
    {
        var decay = t.Of(LearningRate) * t.Of(WeightDecay);
        if (LargestRate > 0) decay *= Scalar.Min(t.Of(LearningRate) / LargestRate, 1);
        return decay.Value == 0 ? tensor.Update : DecayPlacement.Apply(tensor, decay, tensor.Update);
    }
}
