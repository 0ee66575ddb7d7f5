using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Adaptive gradient clipping: no unit's gradient, or update, is longer than a part of the unit's parameters.
/// <code>
/// g' = g                                      where ‖g‖ &lt; m
/// g' = g (m / max(‖g‖, 10^-6))          elsewhere,    m = c max(‖θ‖, ε)
/// </code>
/// A unit is a column of a matrix, all of a vector or a scalar, and of a tensor of four or five dimensions what leads to one index of the last; of three, to one pair of the last two.
/// </summary>
/// <remarks>
/// <para>It costs two norms of every unit and a product a coordinate, and keeps nothing.</para>
/// <para>
/// As Optax's <c>adaptive_grad_clip</c>, whose matrices are inputs by outputs as here; pytorch-optimizer's <c>agc</c> has rows where this has columns, and no 10^-6 but ε there.
/// </para>
/// <para>Source: A. Brock, S. De, S. L. Smith and K. Simonyan, "High-Performance Large-Scale Image Recognition Without Normalization", ICML 2021, equation 3.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
/// <param name="Ratio">The largest ratio c of a gradient's length to its parameters', above 0.</param>
public sealed record AdaptiveClip(IOptimizer Wrapped, Schedule Ratio) : StagedWrapper(Wrapped)
{
    private const double SmallestDivisor = 1e-6;

    /// <summary>The largest ratio c of a gradient's length to its parameters', above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite and above 0 at every step.</exception>
    [Hyperparameter("c", "c", Bounds.Positive, Parameter = -1, Gradient = 1)]
    public Schedule Ratio { get; init => field = Checked(value); } = Guard.Within(Ratio, Bounds.Positive, nameof(Ratio));

    /// <summary>The length ε that parameters have at least, above 0, in parameter units: a unit of zeros can leave them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite and above 0 at every step.</exception>
    [Hyperparameter("ε", @"\epsilon", Bounds.Positive, Parameter = 1, Source = "paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-3;

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(OptimizerTraits.Odd | OptimizerTraits.Descending | OptimizerTraits.RestsWithoutGradient);

    /// <summary>The ratio has no unit that holds for all: the smallest divisor is a number of the formula.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(Ratio) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Change(TensorStep tensor, Vector vector, StepContext t)
    {
        if (vector.Length == 0) return vector;
        var (ratio, epsilon, columns) = (t.Of(Ratio), t.Of(Epsilon), Columns(tensor.Shape));
        if (columns == 0)
        {
            var (length, longest) = (vector.Norm(), ratio * Scalar.Max(tensor.Parameter.Norm(), epsilon));
            return Scalar.IfLess(length, longest, 1, longest / Scalar.Max(length, SmallestDivisor)) * vector;
        }

        var rows = vector.Length / columns;
        var lengths = Lengths(vector);
        var most = ratio * Vector.Max(Lengths(tensor.Parameter), epsilon);
        return Vector.IfLess(lengths, most, vector, vector * (most / Vector.Max(lengths, SmallestDivisor)));

        // The length of its unit for each element: columns' mean squares, times their number, on every row.
        Vector Lengths(Vector of) =>
            Vector.Sqrt(tensor.Filled(1).AsRows(rows).RowMeans().Outer((Scalar)rows * (of * of).AsRows(rows).ColumnMeans()));
    }

    /// <summary>The number of units of a tensor whose units are columns; 0 where it is one unit.</summary>
    private static int Columns(System.Collections.Immutable.ImmutableArray<int> shape) => shape.Count(size => size != 1) <= 1 || shape.Length < 2 ? 0
        : shape.Length <= 3 ? shape[1..].Aggregate(1, (product, size) => product * size)
        : shape[^1];
}
