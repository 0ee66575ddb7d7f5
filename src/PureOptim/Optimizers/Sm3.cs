using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// SM3: AdaGrad that keeps, of a matrix of sums of squares, only the largest of each row and of each column.
/// <code>
/// w = 1        (β = 0)      w = 1 - β        (otherwise; with it β multiplies the minimum)
/// ν_ij = min(R_i, C_j) + w g_ij²        (a matrix)      ν' = ν + w g²        (other tensors)
/// R' = the largest ν of each row      C' = the largest ν of each column        (at least R and C where β is above 0)
/// u = g / √(ν + ε)        (0 where ν is 0)
/// m' = μ m + (1 - μ) u        (with momentum)
/// θ' = θ - η m'
/// </code>
/// </summary>
/// <remarks>
/// <para>
/// A step costs 8 products and sums, a root and two quotients a coordinate. A matrix keeps one number for each row and each column, another tensor one for each coordinate, for which it is
/// AdaGrad; with momentum there is one more for each coordinate.
/// </para>
/// <para>
/// Defaults are those of pytorch-optimizer. Optax has ε = 1e-8, momentum with μ = 0.9, and no default for the rate. Both keep the largest along each axis of tensors of three and more dimensions
/// too; here such tensors keep all. PyTorch and Keras have no SM3.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: R. Anil, V. Gupta, T. Koren and Y. Singer, "Memory-Efficient Adaptive Optimization", NeurIPS 2019, algorithm SM3-II.</para>
/// </remarks>
[Family(OptimizerFamily.Factored)]
public sealed record Sm3 : TensorWise
{
    /// <summary>The learning rate η, at least 0, in parameter units: the first step moves each coordinate by about this much.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.1;

    /// <summary>The decay β of the squares, at least 0 and below 1, without unit; at 0, the paper's, they are summed.</summary>
    [Hyperparameter("β", @"\beta", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta { get; init => field = Checked(value); } = 0;

    /// <summary>ε, at least 0, in squared gradient units, inside the root. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 2, Source = "pytorch-optimizer")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-30;

    /// <summary>Whether the steps are an average of the updates; by default they are the updates, and nothing is kept for it.</summary>
    public bool HasMomentum { get; init; }

    /// <summary>The decay μ of that average, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("μ", @"\mu", Bounds.BelowOne, Source = "Optax", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0.9;

    /// <inheritdoc/>
    public override string DisplayName => "SM3";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => HasMomentum ? [.. CoverSquares.Slots, Slot.Zero("FirstMoment", "m")] : CoverSquares.Slots;

    /// <inheritdoc/>
    public override OptimizerTraits Traits => CommonTraits.OfGradients | OptimizerTraits.ScaleInvariant | (HasMomentum ? OptimizerTraits.None : OptimizerTraits.Descending);

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByQuotients | (HasMomentum ? OptimizerTraits.Descending : OptimizerTraits.None);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var sum = CoverSquares.Of(tensor, t.Of(Beta));
        var inverse = 1 / Vector.Sqrt(sum + tensor.Positive(t.Of(Epsilon)));
        // 0 times the sum is 0 where there is none, and NaN where it is that.
        var update = Vector.IfLess(tensor.Filled(0), sum, inverse, (Scalar)0 * sum) * tensor.Gradient;
        if (HasMomentum) update = tensor.Keep("FirstMoment", (1 - t.Of(MomentumFactor)) * update + t.Of(MomentumFactor) * tensor["FirstMoment"]);
        return t.Of(LearningRate) * update;
    }
}
