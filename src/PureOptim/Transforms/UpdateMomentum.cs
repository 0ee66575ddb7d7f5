using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// Momentum of the updates: what the wrapped optimizer takes off the parameters pushes a velocity, and the velocity is taken off.
/// <code>
/// v' = μ v + u
/// θ' = θ - v'      θ' = θ - (u + μ v')        (Nesterov's)
/// </code>
/// where u is the update of the wrapped optimizer, its rate included.
/// </summary>
/// <remarks>
/// <para>A step costs 2 products and sums a coordinate more (4 with Nesterov's), and keeps one number for it: the velocity.</para>
/// <para>
/// Optax's <c>trace</c>, after a rule and its rate; the momentum of Optax's and Keras's RMSprop, and PyTorch's up to where the rate stands. Around <see cref="Sgd"/>
/// it is <see cref="Momentum"/> with the rate inside the velocity.
/// </para>
/// <para>Source: A. Graves, "Generating Sequences With Recurrent Neural Networks", arXiv:1308.0850, 2013, equations 40 and 41.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer whose updates are added.</param>
public sealed record UpdateMomentum(IOptimizer Wrapped) : UpdateWrapper(Wrapped)
{
    private const string Velocity = nameof(Velocity);

    /// <summary>The share μ of the velocity that survives a step, from 0 (the wrapped optimizer alone) to 1 (no friction), without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1.</exception>
    [Hyperparameter("μ", @"\mu", Bounds.UnitInterval, Source = "Deep Learning from Scratch", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0.9;

    /// <summary>Whether the velocity looks a step ahead.</summary>
    public bool IsNesterov { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero(Velocity, "v")];

    /// <summary>
    /// Not that the state does not depend on where the parameters stand: the update of a rule that says where a parameter goes, as Nesterov's, is a difference of places, which rounds with them.
    /// </summary>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.Linear
        | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant
        | OptimizerTraits.ProportionalToRate | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t)
    {
        var momentum = t.Of(MomentumFactor);
        var velocity = tensor.Keep(Velocity, momentum * tensor[Velocity] + tensor.Update);
        return IsNesterov ? tensor.Update + momentum * velocity : velocity;
    }
}
