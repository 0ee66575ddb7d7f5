using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// DP-SGD: descent by gradients of single examples, of which none counts more than a maximum, and noise as large beside it, so that the parameters tell little of any one example.
/// <code>
/// g_i' = g_i min(1, C / ‖g_i‖)        the gradient of one example a step
/// θ' = θ - η ( (1/k) Σ g_i' + (σ C / k) z )        after every k of them
/// </code>
/// where z are independent draws from the standard normal distribution: <see cref="ClipByGlobalNorm"/> around <see cref="MultiSteps"/>, around <see cref="GradientNoise"/> and <see cref="Sgd"/>.
/// </summary>
/// <remarks>
/// <para>
/// A step costs 5 products and sums a coordinate and keeps one number for it, the mean so far; every k-th 3 more and a draw from the normal distribution. Its batches are single examples. Any other optimizer takes the place of
/// descent: <c>optimizer.WithNoise(variance).Accumulating(k).ClippedTo(C)</c>.
/// </para>
/// <para>
/// How much privacy it gives follows from σ, the number of steps and how examples are drawn, which is for an accountant to compute. The draws are those of a key, the same for the same <see cref="Seed"/>: for privacy it must be secret.
/// They are floating-point numbers, whose last bits may tell something (I. Mironov, CCS 2012).
/// </para>
/// <para>
/// η, C and σ are the paper's for handwritten digits, with lots of 600. In Optax (<c>contrib.dpsgd</c>, <c>differentially_private_aggregate</c>) a step takes the gradients of all examples together, and draws other numbers.
/// </para>
/// <para>Source: M. Abadi et al., "Deep Learning with Differential Privacy", CCS 2016, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Descent)]
public sealed record DpSgd : Composition
{
    /// <summary>The learning rate η, at least 0, in squared parameter units over loss units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.05;

    /// <summary>The length C that no gradient of an example exceeds, above 0, in gradient units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite and above 0.</exception>
    [Hyperparameter("C", "C", Bounds.Positive, Gradient = 1, Source = "the paper")]
    public double MaximumNorm { get; init => field = Checked(value); } = 4;

    /// <summary>The spread σ of the noise on a sum of gradients, in lengths C, at least 0, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("σ", @"\sigma", Bounds.NonNegative, Source = "the paper")]
    public double NoiseMultiplier { get; init => field = Checked(value); } = 4;

    /// <summary>The number k of examples for one step of descent, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    [Hyperparameter("k", "k", Bounds.AtLeastOne, Source = "Sgd")]
    public int Examples { get; init => field = Checked(value); } = 1;

    /// <inheritdoc cref="GradientNoise.Seed"/>
    [Hyperparameter("s", "s", Bounds.NonNegative, Source = "GradientNoise")]
    public ulong Seed { get; init; }

    /// <inheritdoc/>
    public override string DisplayName => "DP-SGD";

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.TranslationInvariant;

    /// <inheritdoc/>
    protected override IOptimizer Body => Around(new Sgd { LearningRate = LearningRate }, MaximumNorm, NoiseMultiplier, Examples, Seed);

    /// <summary>Any optimizer in the place of descent.</summary>
    internal static ClipByGlobalNorm Around(IOptimizer optimizer, double maximumNorm, double noiseMultiplier, int examples, ulong seed)
    {
        var spread = noiseMultiplier * maximumNorm / examples;
        return new GradientNoise(optimizer) { Variance = spread * spread, Fading = 0, Seed = seed }.Accumulating(examples).ClippedTo(maximumNorm);
    }
}
