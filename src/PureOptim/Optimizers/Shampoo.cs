using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Shampoo: the gradient of a matrix between inverse roots of the sums of its products with itself, over rows and over columns: AdaGrad that knows how rows, and how columns, go together.
/// <code>
/// L' = L + g gᵀ      R' = R + gᵀ g
/// u = (L' + ε I)^(-1/4) g (R' + ε I)^(-1/4)        (a matrix)      u = (L' + ε I)^(-1/2) g        (a vector)
/// θ' = θ - η u
/// </code>
/// </summary>
/// <remarks>
/// <para>
/// A step of a matrix of r rows and c columns, which keeps r² + c² numbers, costs about 4 r c (r + c) products and sums, one with new roots some 50 (r³ + c³) more (<see cref="SymmetricEigen"/>): a long side, or a
/// long vector, is for another optimizer, by groups. A tensor of more than two dimensions is taken as the matrix of its first by all others, and a single number as a vector of one.
/// </para>
/// <para>
/// Defaults are those of pytorch-optimizer; the paper names no rate and no ε. pytorch-optimizer treats each dimension of a tensor by itself, and moves single numbers by plain descent. PyTorch, Optax and Keras have
/// no Shampoo.
/// </para>
/// <para>
/// On single numbers and on diagonal matrices it is AdaGrad with ε inside the root, on vectors AdaGrad with a full matrix. L and ε are divided by a power of two λ² near the largest of both, R too, and the step by λ, so that
/// in other units the bits are the same. What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.
/// </para>
/// <para>Source: V. Gupta, T. Koren and Y. Singer, "Shampoo: Preconditioned Stochastic Tensor Optimization", ICML 2018, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Preconditioned)]
public sealed record Shampoo : TensorWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>ε, at least 0, in squared gradient units: what is added to each eigenvalue. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 2, Source = "pytorch-optimizer")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-6;

    /// <summary>The number of steps for which inverse roots are used, at least 1: those of steps 1, 1 + n, 1 + 2n and so on are new. Above 1 the roots are kept too.</summary>
    public int RootInterval { get; init => field = Argument.AtLeast(value, 1, nameof(RootInterval)); } = 1;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
    [
        Slot.Zero("Left", "L") with { Shape = SlotShape.RowSquare },
        Slot.Zero("Right", "R") with { Shape = SlotShape.ColumnSquare },
        .. RootInterval == 1 ? ImmutableArray<Slot>.Empty :
        [
            Slot.Zero("LeftRoot", "L^(-1/4)", "L^{-1/4}") with { Shape = SlotShape.RowSquare },
            Slot.Zero("RightRoot", "R^(-1/4)", "R^{-1/4}") with { Shape = SlotShape.ColumnSquare },
            Slot.Zero("Unit", "λ", @"\lambda") with { Shape = SlotShape.Number },
        ],
    ];

    /// <inheritdoc/>
    /// <remarks>Its steps are proportional to the rate and do not depend on the parameters either, but intervals of roots of nearly singular matrices are too wide to decide that.</remarks>
    public override OptimizerTraits Traits => OptimizerTraits.ScaleInvariant | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        if (tensor.Length == 0) return tensor.Gradient;
        var (gradient, isNew, epsilon) = (tensor.Gradient.AsRows(tensor.Shape is [var rows, ..] ? rows : 1), t.Steps % RootInterval == 0, tensor.Positive(t.Of(Epsilon)));
        var (hasRight, order) = (tensor.Has("Right"), tensor.Has("Right") ? 4 : 2);
        var left = tensor.Keep("Left", (tensor["Left"] + gradient.TimesTransposed(gradient)).Stored());
        var unit = isNew ? UnitOf(double.Max(left.LargestMagnitude().Value, epsilon.Value)) : tensor.Number("Unit");
        if (RootInterval > 1) tensor.Keep("Unit", unit);
        var update = Kept("LeftRoot", () => RootOf(left)).Times(gradient);
        if (hasRight)
        {
            var columns = gradient.Transposed();
            var right = tensor.Keep("Right", (tensor["Right"] + columns.TimesTransposed(columns)).Stored());
            update = update.Times(Kept("RightRoot", () => RootOf(right)));
        }

        return t.Of(LearningRate) * (update / unit);

        Vector RootOf(Vector sum) => (sum / unit / unit).InverseRoot(order, epsilon / unit / unit);

        Vector Kept(string slot, Func<Vector> root) => RootInterval == 1 ? root() : isNew ? tensor.Keep(slot, root().Stored()) : tensor[slot];
    }

    /// <summary>λ: a power of two whose square is near a number; 1 for 0 and what is not finite.</summary>
    private static Scalar UnitOf(double number) => number > 0 && double.IsFinite(number) ? double.ScaleB(1, double.ILogB(number) >> 1) : 1;
}
