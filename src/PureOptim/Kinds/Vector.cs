using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// A vector in the formula of a step: the parameters of a tensor or of the whole model, their gradient, a slot, or what is computed from
/// them. Sums, products, roots and comparisons go element by element and are computed when the step moves the parameters, a block at a time;
/// norms, sums and matrix products are computed at once. So a formula reads as in its paper and still goes through memory once.
/// </summary>
/// <remarks>
/// The bits do not depend on blocks, on threads or on the width of the hardware's vectors: every element is computed by itself, sums have the
/// order of <see cref="Reduction"/>, and products that of <see cref="MatrixProduct"/>. A vector belongs to the step that made it and must not be
/// kept for another.
/// </remarks>
public abstract partial class Vector
{
    private protected Vector(TensorStep step, ImmutableArray<int> shape, VectorSources sources)
    {
        Owner = step;
        Shape = shape;
        Length = shape.Aggregate(1, (product, size) => product * size);
        Sources = sources;
    }

    /// <summary>The shape: that of the tensor, or what rows, columns and matrix products make of it.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The step that the vector belongs to.</summary>
    internal TensorStep Owner { get; }

    /// <summary>The inputs that must be read to compute an element.</summary>
    internal VectorSources Sources { get; }

    /// <summary>The sum.</summary>
    public static Vector operator +(Vector left, Vector right) => Combine(VectorOperator.Sum, left, right);

    /// <summary>The difference.</summary>
    public static Vector operator -(Vector left, Vector right) => Combine(VectorOperator.Difference, left, right);

    /// <summary>The product, element by element.</summary>
    public static Vector operator *(Vector left, Vector right) => Combine(VectorOperator.Product, left, right);

    /// <summary>The quotient, element by element.</summary>
    public static Vector operator /(Vector left, Vector right) => Combine(VectorOperator.Quotient, left, right);

    /// <summary>A number added to each element.</summary>
    public static Vector operator +(Vector left, Scalar right) => Combine(VectorOperator.Sum, left, Like(left, right));

    /// <summary>A number subtracted from each element.</summary>
    public static Vector operator -(Vector left, Scalar right) => Combine(VectorOperator.Difference, left, Like(left, right));

    /// <summary>Each element subtracted from a number.</summary>
    public static Vector operator -(Scalar left, Vector right) => Combine(VectorOperator.Difference, Like(right, left), right);

    /// <summary>Each element times a number; times 1 it is the vector itself.</summary>
    public static Vector operator *(Scalar left, Vector right) => left.IsOne ? Given(right) : Combine(VectorOperator.Product, Like(right, left), right);

    /// <summary>Each element divided by a number; by 1 it is the vector itself.</summary>
    public static Vector operator /(Vector left, Scalar right) => right.IsOne ? Given(left) : Combine(VectorOperator.Quotient, left, Like(left, right));

    /// <summary>A number divided by each element.</summary>
    public static Vector operator /(Scalar left, Vector right) => Combine(VectorOperator.Quotient, Like(right, left), right);

    /// <summary>The negation.</summary>
    public static Vector operator -(Vector value) => new VectorNode.Unary(VectorFunction.Negation, Given(value));

    /// <summary>The square root of each element.</summary>
    public static Vector Sqrt(Vector value) => new VectorNode.Unary(VectorFunction.Sqrt, Given(value));

    /// <summary>The absolute value of each element.</summary>
    public static Vector Abs(Vector value) => new VectorNode.Unary(VectorFunction.Abs, Given(value));

    /// <summary>
    /// Each element rounded to bfloat16: to 8 bits of precision, to nearest and ties to even, by way of float. Only in runs of float and double.
    /// </summary>
    public static Vector ToBFloat16(Vector value) => new VectorNode.Unary(VectorFunction.ToBFloat16, Given(value));

    /// <summary>The angle in radians, from -π to π, of each point (x, y): the arctangent of y/x where x is positive, and 0 of the point (0, 0).</summary>
    public static Vector Atan2(Vector y, Vector x) => Combine(VectorOperator.Angle, y, x);

    /// <summary>The larger element of two vectors; NaN if either is NaN.</summary>
    public static Vector Max(Vector left, Vector right) => Combine(VectorOperator.Max, left, right);

    /// <summary>Each element, or a number where that is larger.</summary>
    public static Vector Max(Vector left, Scalar right) => Combine(VectorOperator.Max, left, Like(left, right));

    /// <summary>The smaller element of two vectors; NaN if either is NaN.</summary>
    public static Vector Min(Vector left, Vector right) => Combine(VectorOperator.Min, left, right);

    /// <summary>Each element, or a number where that is smaller.</summary>
    public static Vector Min(Vector left, Scalar right) => Combine(VectorOperator.Min, left, Like(left, right));

    /// <summary>
    /// An element of <paramref name="then"/> where the one of <paramref name="left"/> is less than that of <paramref name="right"/>, else of
    /// <paramref name="otherwise"/>.
    /// </summary>
    public static Vector IfLess(Vector left, Vector right, Vector then, Vector otherwise) =>
        new VectorNode.Choice(Given(left), Same(left, right), Same(left, then), Same(left, otherwise));

    /// <summary>The Euclidean norm, which neither overflows nor vanishes where it is itself a number of its precision.</summary>
    public Scalar Norm() => Owner.Norm(this);

    /// <summary>The sum of the elements.</summary>
    public Scalar Sum() => Owner.Reduce(ReductionKind.Sum, this, this);

    /// <summary>The sum of the elements' magnitudes.</summary>
    public Scalar SumOfMagnitudes() => Owner.Reduce(ReductionKind.Sum, Abs(this), this);

    /// <summary>The largest magnitude of an element; 0 of none.</summary>
    public Scalar LargestMagnitude() => Owner.Reduce(ReductionKind.LargestMagnitude, this, this);

    /// <summary>Whether every element is finite: 0 times it is 0 then, and NaN otherwise.</summary>
    public bool IsFinite() => ((Scalar)0 * this).Sum().Value == 0;

    /// <summary>The sum divided by the number of elements.</summary>
    public Scalar Mean() => Sum() / Length;

    /// <summary>The sum of the products of elements at the same place.</summary>
    public Scalar Dot(Vector other) => Owner.Reduce(ReductionKind.Dot, this, Same(this, other));

    /// <summary>The same vector, its elements computed now: for one that several products read.</summary>
    public Vector Stored() => Owner.Store(this);

    private static VectorNode.Binary Combine(VectorOperator symbol, Vector left, Vector right) => new VectorNode.Binary(symbol, Given(left), Same(left, right));

    private static VectorNode.Constant Like(Vector vector, Scalar value) => new VectorNode.Constant(Given(vector), value);

    private static Vector Given(Vector vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return vector;
    }

    private static Vector Same(Vector left, Vector right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return right.Length == left.Length
            ? right
            : throw new ArgumentException($"A vector of shape {TensorEntry.Describe(right.Shape)} meets one of {TensorEntry.Describe(left.Shape)}.", nameof(right));
    }
}
