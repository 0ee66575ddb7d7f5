using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// CAME: Adafactor's direction, averaged and, for a matrix, divided by the root of how far the directions lie from their average, which is kept for rows and columns only too.
/// <code>
/// R' = β2 R + (1 - β2) (mean of each row of g² + ε1)      C' = β2 C + (1 - β2) (mean of each column of g² + ε1)
/// V = R' C'ᵀ / mean(R')        (a matrix)      V' = β2 V + (1 - β2) (g² + ε1)        (other tensors)
/// u = g / √V      u = u / max(1, RMS(u) / d)
/// m' = β1 m + (1 - β1) u
/// S' = β3 S + (1 - β3) (mean of each row of (u - m')² + ε2)      D' = β3 D + (1 - β3) (mean of each column of (u - m')² + ε2)
/// θ' = θ - η m' / √(S' D'ᵀ / mean(S'))        (a matrix)      θ' = θ - η m'        (other tensors)
/// </code>
/// where RMS is the root of the mean of squares.
/// </summary>
/// <remarks>
/// <para>
/// A step costs 20 products and sums, 2 roots and 3 quotients a coordinate. It keeps one number for each, the average; a matrix keeps two for each row and each column besides, another tensor one
/// for each coordinate.
/// </para>
/// <para>
/// Defaults are those of pytorch-optimizer and of the authors' code, which factor tensors of three and more dimensions by their last two; here only matrices are factored. PyTorch, Optax and Keras have no CAME.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: Y. Luo et al., "CAME: Confidence-guided Adaptive Memory Efficient Optimization", ACL 2023, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Factored)]
public sealed record Came : TensorWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "the authors", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 2e-4;

    /// <summary>The decay β1 of the average of directions, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the squares of gradients, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>The decay β3 of the squared distances, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β3", @"\beta_3", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta3 { get; init => field = Checked(value); } = 0.9999;

    /// <summary>ε1, at least 0, in squared gradient units. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε1", @"\epsilon_1", Bounds.NonNegative, Gradient = 2, Source = "the paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-30;

    /// <summary>ε2, at least 0, without unit. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε2", @"\epsilon_2", Bounds.NonNegative, Source = "the paper")]
    public Schedule DistanceEpsilon { get; init => field = Checked(value); } = 1e-16;

    /// <summary>d, above 0, without unit: the size to which a larger u is cut down. A very large one cuts nothing.</summary>
    [Hyperparameter("d", "d", Bounds.Positive, Source = "the paper")]
    public Schedule ClippingThreshold { get; init => field = Checked(value); } = 1;

    /// <inheritdoc/>
    public override string DisplayName => "CAME";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
    [
        Slot.Zero("Rows", "R") with { Shape = SlotShape.Rows },
        Slot.Zero("Columns", "C") with { Shape = SlotShape.Columns },
        Slot.Zero("SecondMoment", "V") with { Shape = SlotShape.Tensor.Where(shape => shape.Length != 2) },
        Slot.Zero("FirstMoment", "m"),
        Slot.Zero("RowDistances", "S") with { Shape = SlotShape.Rows },
        Slot.Zero("ColumnDistances", "D") with { Shape = SlotShape.Columns },
    ];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => CommonTraits.OfGradients | OptimizerTraits.ScaleInvariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (beta2, isMatrix) = (t.Of(Beta2), tensor.Has("Rows"));
        var squares = tensor.Gradient * tensor.Gradient + tensor.Positive(t.Of(Epsilon));
        var direction = isMatrix
            ? FactoredSquares.Scaled(tensor, tensor.Gradient, "Rows", "Columns", beta2, squares)
            : FactoredSquares.InverseRoot(tensor.KeepFaded("SecondMoment", squares, beta2)) * tensor.Gradient;
        direction = direction / Scalar.Max(1, direction.Norm() / Scalar.Sqrt(tensor.Length) / t.Of(ClippingThreshold));
        var first = tensor.KeepFaded("FirstMoment", direction, t.Of(Beta1));
        if (!isMatrix) return t.Of(LearningRate) * first;
        var distance = direction - first;
        return t.Of(LearningRate) * FactoredSquares.Scaled(tensor, first, "RowDistances", "ColumnDistances", t.Of(Beta3), distance * distance + tensor.Positive(t.Of(DistanceEpsilon)));
    }
}
