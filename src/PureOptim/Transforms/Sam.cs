using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// Sharpness-aware minimization: the gradient is taken a little further up the hill, so that the wrapped optimizer avoids narrow valleys.
/// <code>
/// e = ρ g / ‖g‖        (the norm over all tensors; 0 where g is)
/// g' = the gradient of the same batch at θ + e
/// </code>
/// The wrapped optimizer takes its step from θ with g'.
/// </summary>
/// <remarks>
/// <para>
/// Every step takes a second gradient, so a fold must be able to evaluate its batch elsewhere: a fold over a model can, a list of gradients cannot. What
/// lies around it (clipping, noise) acts on the gradient that e is made of; what lies inside acts on g'. It looks at the whole model, so it
/// cannot stand in <see cref="Groups"/>; it can be put around them.
/// </para>
/// <para>
/// ρ is the paper's default; Optax's <c>contrib.sam</c> has none and takes a step of its own between (<c>sync_period</c> 2 is this), and a
/// gradient of 0 is 0/0 there.
/// </para>
/// <para>
/// Source: P. Foret, A. Kleiner, H. Mobahi and B. Neyshabur, "Sharpness-Aware Minimization for Efficiently Improving Generalization", ICLR 2021,
/// algorithm 1, with p = 2.
/// </para>
/// </remarks>
/// <param name="Wrapped">The optimizer that takes the step.</param>
public sealed record Sam(IOptimizer Wrapped) : Wrapper(Wrapped)
{
    /// <summary>The distance ρ at which the gradient is taken, at least 0 (at the parameters), in parameter units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("ρ", @"\rho", Bounds.NonNegative, Parameter = 1, Source = "paper")]
    public Schedule Radius { get; init => field = Checked(value); } = 0.05;

    /// <inheritdoc/>
    public override string DisplayName => "SAM";

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.Odd | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor
        | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override bool LooksElsewhere => true;

    /// <inheritdoc/>
    protected internal override Vector LookAt(TensorStep tensor, StepContext t)
    {
        var (radius, norm) = (t.Of(Radius), tensor.Gradient.Norm());
        return radius.Value == 0 || norm.Value == 0 ? tensor.Parameter : tensor.Parameter + radius * (tensor.Gradient / norm);
    }
}
