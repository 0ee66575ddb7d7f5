using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Clipping by the global norm: a gradient that is longer than a maximum, over all tensors together, is shortened to it.
/// <code>
/// g' = g                            where ‖g‖ + ε &lt; c
/// g' = (g / (‖g‖ + ε)) c        elsewhere
/// </code>
/// with ε = 0 unless it is set.
/// </summary>
/// <remarks>
/// <para>
/// Shorter gradients go through to the bit; longer ones keep their direction and are at most c (1 + 2 ulp) long. No gradient is too long or too
/// short for its norm to be taken. A NaN anywhere makes the whole gradient NaN; an infinite element becomes NaN and the finite ones 0.
/// </para>
/// <para>
/// As in Optax (<c>clip_by_global_norm</c>), which has no default for c. PyTorch's <c>clip_grad_norm_</c> has an ε of 1e-6
/// (<see cref="Dialects.PyTorch.ClipGradNorm"/>), so that its result is never quite c long; Keras's <c>global_clipnorm</c> multiplies by c min(1/‖g‖, 1/c), which changes bits of gradients that are not too long.
/// In <see cref="Groups"/> the norm is that of the group.
/// </para>
/// <para>Source: R. Pascanu, T. Mikolov and Y. Bengio, "On the difficulty of training recurrent neural networks", ICML 2013.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that gets the clipped gradient.</param>
/// <param name="Maximum">The length c that no gradient exceeds, above 0, in gradient units.</param>
public sealed record ClipByGlobalNorm(IOptimizer Wrapped, Schedule Maximum) : Wrapper(Wrapped)
{
    /// <summary>A norm beyond which a part of the gradient is looked at, and that part: what is lost of it is lost in the quotient as well.</summary>
    private const double Long = (double)(1L << 48) * (1L << 48), Part = 1.0 / (1L << 60);

    /// <summary>The length c that no gradient exceeds, above 0, in gradient units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite and above 0 at every step.</exception>
    [Hyperparameter("c", "c", Bounds.Positive, Gradient = 1)]
    public Schedule Maximum { get; init => field = Checked(value); } = Guard.Within(Maximum, Bounds.Positive, nameof(Maximum));

    /// <summary>The number ε that is added to the norm, at least 0, in gradient units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite at a step.</exception>
    [AddedLater]
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "Optax")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 0;

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.Descending | OptimizerTraits.RotationEquivariant
        | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector Before(TensorStep tensor, StepContext t)
    {
        var (gradient, maximum, epsilon) = (tensor.Gradient, t.Of(Maximum), t.Of(Epsilon));
        var norm = gradient.Norm() + epsilon;
        if (norm.Value > Long && !(norm.Value < maximum.Value))
        {
            // The norm may overflow; that of a part of the gradient does not.
            gradient = Part * gradient;
            norm = gradient.Norm() + Part * epsilon;
            return maximum * (gradient / norm);
        }

        // If the norm is an interval that holds the maximum, both cases are in the result.
        return Scalar.IfLess(norm, maximum, 1, maximum) * (gradient / Scalar.IfLess(norm, maximum, 1, norm));
    }
}
