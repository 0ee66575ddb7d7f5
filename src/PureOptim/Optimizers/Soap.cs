using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// SOAP: Adam in the eigenbasis of Shampoo's two matrices, which follows them by a step of power iteration from time to time.
/// <code>
/// ĝ = Q_L g Q_Rᵀ
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (ĝ² - v)
/// u = Q_Lᵀ (Q_L m' Q_Rᵀ / (√v' + ε)) Q_R
/// θ' = (1 - η λ) (θ - η √(1 - β2^t) / (1 - β1^t) u)
/// L' = L + (1 - β3) (g gᵀ - L)      R' = R + (1 - β3) (gᵀ g - R)
/// Q_L' = the rows of Q_L L' made orthonormal      Q_R' = the rows of Q_R R' made orthonormal        (every n-th step)
/// </code>
/// The first step moves nothing: Q_L and Q_R become the eigenvectors of L' and R' as rows, that of the largest eigenvalue first.
/// </summary>
/// <remarks>
/// <para>
/// A step of a matrix of r rows and c columns, which keeps 2 (r c + r² + c²) numbers, costs 8 r c (r + c) products and sums, the first some 50 (r³ + c³), every n-th 6 (r³ + c³) more. A side longer than <see cref="LongestSide"/>
/// keeps its coordinates; vectors and single numbers keep theirs too, and move by Adam. A tensor of more than two dimensions is taken as the matrix of its first by all others.
/// </para>
/// <para>
/// Before the power iteration the rows of Q, and the numbers of v with them, are put in the falling order of q L' qᵀ, as in the authors' code and pytorch-optimizer; the paper's algorithm leaves them. Defaults are those of
/// pytorch-optimizer, which treats each dimension of a tensor by itself. With a singular matrix in the first step, as of a gradient that is not square, the eigenvectors of 0 are anyone's choice, and so is the path.
/// PyTorch, Optax and Keras have no SOAP.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: N. Vyas et al., "SOAP: Improving and Stabilizing Shampoo using Adam", ICLR 2025, algorithm 3.</para>
/// </remarks>
[Family(OptimizerFamily.Preconditioned)]
public sealed record Soap : TensorWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.003;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.95;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.95;

    /// <summary>The decay β3 of the two matrices, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β3", @"\beta_3", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta3 { get; init => field = Checked(value); } = 0.95;

    /// <summary>ε, at least 0, in gradient units. One above 0 that would round to 0 is the smallest positive number instead. Without it a moment of 0 moves nothing.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "pytorch-optimizer")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>The weight decay λ, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "pytorch-optimizer")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0.01;

    /// <summary>n, the number of steps from one power iteration to the next, at least 1.</summary>
    public int BasisInterval { get; init => field = Argument.AtLeast(value, 1, nameof(BasisInterval)); } = 10;

    /// <summary>The length of a side above which its coordinates are kept, at least 0.</summary>
    public int LongestSide { get; init => field = Argument.AtLeast(value, 0, nameof(LongestSide)); } = 10_000;

    /// <inheritdoc/>
    public override string DisplayName => "SOAP";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots
    {
        get
        {
            var longest = LongestSide;
            var rows = SlotShape.RowSquare.Where(shape => shape.Length > 1 && shape[0] <= longest);
            var columns = SlotShape.ColumnSquare.Where(shape => shape.Length > 1 && shape[1..].Aggregate(1L, (count, size) => count * size) <= longest);
            return
            [
                Slot.Zero("FirstMoment", "m"),
                Slot.Zero("SecondMoment", "v"),
                Slot.Zero("Left", "L") with { Shape = rows },
                Slot.Zero("Right", "R") with { Shape = columns },
                Slot.Zero("LeftBasis", "Q_L") with { Shape = rows },
                Slot.Zero("RightBasis", "Q_R") with { Shape = columns },
            ];
        }
    }

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        if (tensor.Length == 0) return tensor.Gradient;
        var gradient = tensor.Gradient.AsRows(tensor.Shape is [var rows, ..] ? rows : 1);
        if (t.Steps == 0)
        {
            foreach (var (side, basis, columns) in Sides(tensor, gradient)) tensor.Keep(basis, Follow(tensor, side, columns, t).Eigenvectors());
            return tensor.Filled(0);
        }

        var turned = Into(tensor, gradient);
        var first = tensor.Keep("FirstMoment", (tensor["FirstMoment"] + (1 - t.Of(Beta1)) * (tensor.Gradient - tensor["FirstMoment"])).Stored());
        var second = (tensor["SecondMoment"] + (1 - t.Of(Beta2)) * (turned * turned - tensor["SecondMoment"])).AsRows(gradient.Shape[0]);
        var root = Vector.Sqrt(second) + tensor.Positive(t.Of(Epsilon));
        var rate = t.Of(LearningRate);
        var update = rate * Scalar.Sqrt(t.OneMinusPower(Beta2)) / t.OneMinusPower(Beta1) * Into(tensor, first.AsRows(gradient.Shape[0])) / Divisors.Of(root);
        update = OutOf(tensor, update);
        tensor.Keep("SecondMoment", Turned(tensor, gradient, second, t));
        var decay = rate * t.Of(WeightDecay);
        return decay.Value == 0 ? update : tensor.To((1 - decay) * (tensor.Parameter - update));
    }

    /// <summary>The sides that have a matrix, with its name, that of its basis, and the matrix whose square it sums.</summary>
    private static IEnumerable<(string Side, string Basis, Vector Columns)> Sides(TensorStep tensor, Vector gradient)
    {
        if (tensor.Has("Left")) yield return ("Left", "LeftBasis", gradient);
        if (tensor.Has("Right")) yield return ("Right", "RightBasis", gradient.Transposed());
    }

    /// <summary>The average of a side with the gradient in it.</summary>
    private Vector Follow(TensorStep tensor, string side, Vector columns, StepContext t) =>
        tensor.Keep(side, (tensor[side] + (1 - t.Of(Beta3)) * (columns.TimesTransposed(columns) - tensor[side])).Stored());

    /// <summary>Follows the gradient on both sides; where it is time, turns their bases, and returns the second moment in the new order of their rows.</summary>
    private Vector Turned(TensorStep tensor, Vector gradient, Vector second, StepContext t)
    {
        foreach (var (side, basis, columns) in Sides(tensor, gradient))
        {
            var matrix = Follow(tensor, side, columns, t);
            if ((t.Steps + 1) % BasisInterval != 0) continue;
            var power = tensor[basis].Times(matrix);
            var sizes = (power * tensor[basis]).RowMeans();
            tensor.Keep(basis, power.RowsByFalling(sizes).OrthonormalRows());
            second = side == "Left" ? second.RowsByFalling(sizes) : second.Transposed().RowsByFalling(sizes).Transposed();
        }

        return second;
    }

    /// <summary>A matrix in the coordinates of the bases.</summary>
    private static Vector Into(TensorStep tensor, Vector matrix)
    {
        if (tensor.Has("LeftBasis")) matrix = tensor["LeftBasis"].Times(matrix);
        return tensor.Has("RightBasis") ? matrix.TimesTransposed(tensor["RightBasis"]) : matrix;
    }

    /// <summary>A matrix in the coordinates of the bases, in those of the tensor.</summary>
    private static Vector OutOf(TensorStep tensor, Vector matrix)
    {
        if (tensor.Has("LeftBasis")) matrix = tensor["LeftBasis"].Transposed().Times(matrix);
        return tensor.Has("RightBasis") ? matrix.Times(tensor["RightBasis"]) : matrix;
    }
}
