using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// Stochastic gradient descent with noise that fades.
/// <code>
/// θ' = θ - η (g + σ_t z),    σ_t = √(ν / t^γ)
/// </code>
/// where t counts steps from 1 and z are independent draws from the standard normal distribution: <see cref="GradientNoise"/> before <see cref="Sgd"/>.
/// </summary>
/// <remarks>
/// <para>A step costs 4 products and sums and a draw from the normal distribution a coordinate, and keeps nothing.</para>
/// <para>Defaults of noise and fading are Optax's (<c>noisy_sgd</c>: eta, gamma, key), which asks for a rate; this one's is that of <see cref="Sgd"/>.</para>
/// <para>Source: A. Neelakantan et al., "Adding Gradient Noise Improves Learning for Very Deep Networks", 2015.</para>
/// </remarks>
[Family(OptimizerFamily.Descent)]
public sealed record NoisySgd : Composition
{
    /// <summary>The learning rate η, at least 0, in squared parameter units over loss units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1, Source = "Deep Learning from Scratch", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <inheritdoc cref="GradientNoise.Variance"/>
    [Hyperparameter("ν", @"\nu", Bounds.NonNegative, Gradient = 2, Source = "Optax")]
    public Schedule Variance { get; init => field = Checked(value); } = 0.01;

    /// <inheritdoc cref="GradientNoise.Fading"/>
    [Hyperparameter("γ", @"\gamma", Bounds.NonNegative, Source = "Optax")]
    public Schedule Fading { get; init => field = Checked(value); } = 0.55;

    /// <inheritdoc cref="GradientNoise.Seed"/>
    [Hyperparameter("s", "s", Bounds.NonNegative, Source = "Optax")]
    public ulong Seed { get; init; }

    /// <inheritdoc/>
    public override string DisplayName => "Noisy SGD";

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.TranslationInvariant;

    /// <inheritdoc/>
    protected override IOptimizer Body => new GradientNoise(new Sgd { LearningRate = LearningRate }) { Variance = Variance, Fading = Fading, Seed = Seed };
}
