using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Gradient noise: every element of the gradient gets a draw from a normal distribution, whose spread fades with the steps.
/// <code>
/// g' = g + σ_t z,    σ_t = √(ν / t^γ)
/// </code>
/// where t counts steps from 1 and z are independent draws from the standard normal distribution.
/// </summary>
/// <remarks>
/// <para>
/// Nothing is drawn in secret: z of element i in the step after n others is number i of the key of <see cref="Seed"/> with n folded in (see
/// <see cref="RandomKey"/>), the same on every machine and any number of threads. Elements count over all tensors, in <see cref="Groups"/> over those of
/// the group: groups that must not share their noise need different seeds. A variance of 0 leaves the gradient as it is, to the bit.
/// </para>
/// <para>
/// Defaults are Optax's (<c>noisy_sgd</c>: eta, gamma, key). Optax splits its key from step to step, so that its draws are others.
/// </para>
/// <para>
/// Source: A. Neelakantan et al., "Adding Gradient Noise Improves Learning for Very Deep Networks", 2015, equation 1, which counts steps from 0
/// and divides by (1 + t)^γ.
/// </para>
/// </remarks>
/// <param name="Wrapped">The optimizer that gets the noisy gradient.</param>
public sealed record GradientNoise(IOptimizer Wrapped) : Wrapper(Wrapped)
{
    /// <summary>The variance ν of the noise in the first step, at least 0, in squared gradient units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("ν", @"\nu", Bounds.NonNegative, Gradient = 2, Source = "Optax")]
    public Schedule Variance { get; init => field = Checked(value); } = 0.01;

    /// <summary>The exponent γ by which the variance fades, at least 0 (it stays), without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("γ", @"\gamma", Bounds.NonNegative, Source = "Optax")]
    public Schedule Fading { get; init => field = Checked(value); } = 0.55;

    /// <summary>The seed of all draws.</summary>
    [Hyperparameter("s", "s", Bounds.NonNegative, Source = "Optax")]
    public ulong Seed { get; init; }

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(OptimizerTraits.TranslationInvariant);

    /// <inheritdoc/>
    protected internal override Vector Before(TensorStep tensor, StepContext t)
    {
        var variance = t.Of(Variance);
        if (variance.Value == 0) return tensor.Gradient;
        return tensor.Gradient + Scalar.Sqrt(variance / Scalar.Power(t.Number, t.Of(Fading))) * tensor.Normal(RandomKey.FromSeed(Seed).OfStep(t.Steps));
    }
}
