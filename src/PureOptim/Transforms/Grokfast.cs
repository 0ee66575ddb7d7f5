using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Grokfast: the slow part of the gradients, a running average of them, is added to each before the wrapped optimizer sees it.
/// <code>
/// a' = g        (in the first step)      a' = α a + (1 - α) g        (afterwards)
/// g' = g + λ a'
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 5 products and sums a coordinate more, and keeps one number for it: the average.</para>
/// <para>
/// Defaults are those of the authors' code (<c>gradfilter_ema</c>) and of pytorch-optimizer; the paper finds λ from 0.1 to 5 and α from 0.8 to 0.99 to do. A λ of 0 leaves the gradient as it is, to the
/// bit. The paper's other filter, a window of gradients, is not offered.
/// </para>
/// <para>Source: J. Lee, B. G. Kang, K. Kim and K. M. Lee, "Grokfast: Accelerated Grokking by Amplifying Slow Gradients", arXiv:2405.20233, 2024, Grokfast-EMA.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that gets the sum.</param>
public sealed record Grokfast(IOptimizer Wrapped) : Wrapper(Wrapped)
{
    private const string Average = nameof(Average);

    /// <summary>The decay α of the average, at least 0 and below 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1, or 1.</exception>
    [Hyperparameter("α", @"\alpha", Bounds.BelowOne, Source = "the authors")]
    public Schedule Decay { get; init => field = Checked(value); } = 0.98;

    /// <summary>The weight λ of the average, at least 0, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Source = "the authors")]
    public Schedule Weight { get; init => field = Checked(value); } = 2;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero(Average, "a")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.Linear | OptimizerTraits.TranslationInvariant
        | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Vector Before(TensorStep tensor, StepContext t)
    {
        var decay = Scalar.IfLess(t.Number, 2, 0, t.Of(Decay));
        var average = tensor.Keep(Average, decay * tensor[Average] + (1 - decay) * tensor.Gradient);
        var weight = t.Of(Weight);
        return weight.Value == 0 ? tensor.Gradient : tensor.Gradient + weight * average;
    }
}
