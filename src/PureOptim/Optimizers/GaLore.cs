using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// GaLore: Adam in the space of the largest singular vectors of a matrix's gradient, taken anew from time to time: the moments of r rows stand for those of all.
/// <code>
/// P' = the left singular vectors of the r largest singular values of g, as rows        (steps 1, 1 + n, 1 + 2n, ...)      P' = P        (the others)
/// ĝ = P' g
/// m' = m + (1 - β1) (ĝ - m)        v' = v + (1 - β2) (ĝ² - v)
/// u = η √(1 - β2^t) / (1 - β1^t) m' / (√v' + ε √(1 - β2^t))
/// θ' = θ - α P'ᵀ u
/// </code>
/// A matrix with more columns than rows is transposed on the way. Other tensors move by Adam, α being 1.
/// </summary>
/// <remarks>
/// <para>
/// A step of a matrix whose longer side is a and whose shorter is b, of which r (a + 2b) numbers are kept, where Adam keeps 2 a b, costs 4 a b r products and sums; one with new vectors 2 a b² and some 50 b³ more
/// (<see cref="SymmetricEigen"/>). When the vectors change the moments stay: they are then of other directions.
/// </para>
/// <para>
/// Defaults are those of Optax, which has none for the rate, decays in the update, and computes singular vectors in float32; it takes other base optimizers too. The paper has α = 0.25 and the rate 0.01. pytorch-optimizer
/// has a projector of this kind as an option of others. A singular vector has two signs: here that with which its product with the vector that it replaces is positive is taken, because the moments go on; Optax leaves it to
/// LAPACK, and the path after the first change with it.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: J. Zhao et al., "GaLore: Memory-Efficient LLM Training by Gradient Low-Rank Projection", ICML 2024, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Preconditioned)]
public sealed record GaLore : TensorWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "Optax")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "Optax")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>ε, at least 0, in gradient units. One above 0 that would round to 0 is the smallest positive number instead. Without it a moment of 0 moves nothing.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "Optax")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>α, at least 0, without unit: the factor of the updates of matrices.</summary>
    [Hyperparameter("α", @"\alpha", Bounds.NonNegative, Source = "Optax")]
    public Schedule Scale { get; init => field = Checked(value); } = 1;

    /// <summary>r, the number of singular vectors, at least 1; of a matrix with a shorter side, that.</summary>
    public int Rank { get; init => field = Argument.AtLeast(value, 1, nameof(Rank)); } = 128;

    /// <summary>n, the number of steps for which singular vectors are used, at least 1.</summary>
    public int ProjectionInterval { get; init => field = Argument.AtLeast(value, 1, nameof(ProjectionInterval)); } = 200;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots
    {
        get
        {
            var rank = Rank;
            var projected = SlotShape.Of("projected", shape => shape is [var rows, var columns] ? [int.Min(rank, int.Min(rows, columns)), int.Min(rows, columns)] : shape);
            return
            [
                Slot.Zero("Projector", "P") with { Shape = SlotShape.Of("projector", shape => shape is [var rows, var columns] ? [int.Min(rank, int.Min(rows, columns)), int.Max(rows, columns)] : null) },
                Slot.Zero("FirstMoment", "m") with { Shape = projected },
                Slot.Zero("SecondMoment", "v") with { Shape = projected },
            ];
        }
    }

    /// <inheritdoc/>
    /// <remarks>Its steps are proportional to the rate and do not depend on the parameters either, but there are no eigenvectors in intervals, in which that is decided.</remarks>
    public override OptimizerTraits Traits => OptimizerTraits.ScaleInvariant | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        if (!tensor.Has("Projector") || tensor.Length == 0) return AdamOf(tensor, tensor.Gradient, t);
        var isTall = tensor.Shape[0] >= tensor.Shape[1];
        var gradient = (isTall ? tensor.Gradient : tensor.Gradient.Transposed()).Stored();
        var projector = t.Steps % ProjectionInterval == 0 ? tensor.Keep("Projector", Projector(gradient, tensor["Projector"])) : tensor["Projector"];
        var update = t.Of(Scale) * projector.Transposed().Times(AdamOf(tensor, projector.Times(gradient), t));
        return isTall ? update : update.Transposed();
    }

    /// <summary>Singular vectors on the left are the products of the matrix with those on the right, the eigenvectors of its smaller square, made orthonormal again; each with the sign that agrees with the one before.</summary>
    private static Vector Projector(Vector gradient, Vector before)
    {
        var transposed = gradient.Transposed();
        var rows = transposed.TimesTransposed(transposed).Eigenvectors().FirstRows(before.Shape[0]).Times(transposed).OrthonormalRows();
        var agreement = (rows * before).RowMeans();
        var zeros = Vector.Min(Vector.Abs(agreement), 0);
        return Vector.IfLess(agreement, zeros, zeros - 1, zeros + 1).InEachColumn(rows.Shape[1]) * rows;
    }

    /// <summary>The update of Adam with ε after the correction.</summary>
    private Vector AdamOf(TensorStep tensor, Vector gradient, StepContext t)
    {
        var correction = Scalar.Sqrt(t.OneMinusPower(Beta2));
        var first = tensor.Keep("FirstMoment", tensor["FirstMoment"] + (1 - t.Of(Beta1)) * (gradient - tensor["FirstMoment"]));
        var second = tensor.Keep("SecondMoment", tensor["SecondMoment"] + (1 - t.Of(Beta2)) * (gradient * gradient - tensor["SecondMoment"]));
        var root = Vector.Sqrt(second) + tensor.Positive(t.Of(Epsilon), correction);
        return t.Of(LearningRate) * correction / t.OneMinusPower(Beta1) * first / Divisors.Of(root);
    }
}
