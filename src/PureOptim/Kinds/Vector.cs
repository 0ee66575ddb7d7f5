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
public abstract class Vector
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

    /// <summary>The same elements, row by row, as a matrix of so many rows; computed now.</summary>
    /// <param name="rows">The number of rows, by which the number of elements is divided without rest.</param>
    public Vector AsRows(int rows) => rows > 0 && Length % rows == 0
        ? Owner.Reshape(this, [rows, Length / rows])
        : throw new ArgumentException(Invariant($"{Length} elements are not {rows} rows."), nameof(rows));

    /// <summary>The mean of each row of a matrix: one number a row.</summary>
    public Vector RowMeans() => Owner.Lines(Matrix(this), LineReduction.Mean, ofRows: true);

    /// <summary>The mean of each column of a matrix: one number a column.</summary>
    public Vector ColumnMeans() => Owner.Lines(Matrix(this), LineReduction.Mean, ofRows: false);

    /// <summary>The Euclidean norm of each row of a matrix: one number a row.</summary>
    public Vector RowNorms() => Owner.Lines(Matrix(this), LineReduction.Norm, ofRows: true);

    /// <summary>The Euclidean norm of each column of a matrix: one number a column.</summary>
    public Vector ColumnNorms() => Owner.Lines(Matrix(this), LineReduction.Norm, ofRows: false);

    /// <summary>The largest magnitude in each row of a matrix: one number a row.</summary>
    public Vector RowLargestMagnitudes() => Owner.Lines(Matrix(this), LineReduction.LargestMagnitude, ofRows: true);

    /// <summary>The largest magnitude in each column of a matrix: one number a column.</summary>
    public Vector ColumnLargestMagnitudes() => Owner.Lines(Matrix(this), LineReduction.LargestMagnitude, ofRows: false);

    /// <summary>The matrix that has this vector as each of its columns: element i stands in all of row i.</summary>
    /// <param name="columns">The number of columns.</param>
    public Vector InEachColumn(int columns) => Owner.Repeat(this, columns, asRows: false);

    /// <summary>The matrix that has this vector as each of its rows: element j stands in all of column j.</summary>
    /// <param name="rows">The number of rows.</param>
    public Vector InEachRow(int rows) => Owner.Repeat(this, rows, asRows: true);

    /// <summary>The matrix whose element in row i and column j is element i of this vector times element j of another.</summary>
    public Vector Outer(Vector columns) => Owner.Outer(this, Given(columns));

    /// <summary>The matrix product.</summary>
    public Vector Times(Vector right) => Owner.Product(Matrix(this), Matrix(right), transposeRight: false);

    /// <summary>The matrix product with the transpose of another matrix.</summary>
    public Vector TimesTransposed(Vector right) => Owner.Product(Matrix(this), Matrix(right), transposeRight: true);

    /// <summary>The transposed matrix.</summary>
    public Vector Transposed() => Owner.Transpose(Matrix(this));

    /// <summary>
    /// (A + ridge I)^(-1/p) of this matrix A, which is symmetric and whose eigenvalues are not negative: the symmetric matrix whose p-th power is the inverse of A + ridge I. Computed in double, by
    /// <see cref="SymmetricEigen"/>, in runs of float too. An eigenvalue, with the ridge, counts as at least n u times the largest, for n rows and the unit roundoff u of the run's precision; of a matrix
    /// of zeros without a ridge it is 0. Only in runs of float and double, and in intervals.
    /// </summary>
    /// <param name="root">p, at least 1.</param>
    /// <param name="ridge">The ridge, at least 0.</param>
    /// <exception cref="ArgumentException">This is no square matrix.</exception>
    public Vector InverseRoot(int root, Scalar ridge)
    {
        Argument.AtLeast(root, 1);
        return Owner.InverseRoot(Square(this), root, ridge);
    }

    /// <summary>
    /// The eigenvectors of this symmetric matrix as rows, that of the largest eigenvalue first, in the order and with the signs of <see cref="SymmetricEigen"/>. Computed in double in runs of float too.
    /// Only in runs of float and double.
    /// </summary>
    /// <exception cref="ArgumentException">This is no square matrix.</exception>
    public Vector Eigenvectors() => Owner.Eigenvectors(Square(this));

    /// <summary>
    /// The rows of this matrix made orthonormal one after another: row i is the part of row i at right angles to those before it, of length 1; where nothing is left, a direction that is left over.
    /// Computed in double in runs of float too. Only in runs of float and double.
    /// </summary>
    /// <exception cref="ArgumentException">This is no matrix, or one with more rows than columns.</exception>
    public Vector OrthonormalRows() => Matrix(this).Shape[0] <= Shape[1]
        ? Owner.OrthonormalRows(this)
        : throw new ArgumentException(Invariant($"{Shape[0]} rows of {Shape[1]} numbers cannot be orthonormal."));

    /// <summary>
    /// The matrix product with the inverse of an upper triangular matrix U: the X for which X U is this matrix. By substitution in the order of <see cref="TriangularSolve"/>, in double in runs of float
    /// too; what U has below its diagonal is not read.
    /// </summary>
    /// <param name="triangle">U, with no 0 on its diagonal.</param>
    /// <exception cref="ArgumentException">This is no matrix, U is no square one, or it has another number of columns.</exception>
    public Vector TimesInverse(Vector triangle) => Square(triangle).Shape[0] == Matrix(this).Shape[1]
        ? Owner.TimesInverse(this, triangle)
        : throw new ArgumentException(Invariant($"Rows of {Shape[1]} numbers are not solved by a triangle of {triangle.Shape[0]}."), nameof(triangle));

    /// <summary>This matrix with zeros below a diagonal.</summary>
    /// <param name="from">How many places the first diagonal that is kept lies to the right of the main one; 0 keeps the main one.</param>
    /// <exception cref="ArgumentException">This is no matrix.</exception>
    public Vector UpperTriangle(int from = 0) => Owner.UpperTriangle(Matrix(this), from);

    /// <summary>The rows of this matrix in the falling order of their keys; rows with equal keys keep their order.</summary>
    /// <param name="keys">A number for each row.</param>
    /// <exception cref="ArgumentException">This is no matrix, or there are not as many keys.</exception>
    public Vector RowsByFalling(Vector keys) => Given(keys).Length == Matrix(this).Shape[0]
        ? Owner.RowsByFalling(this, keys)
        : throw new ArgumentException(Invariant($"There are {keys.Length} keys for {Shape[0]} rows."), nameof(keys));

    /// <summary>The matrix of the first rows of this one.</summary>
    /// <param name="rows">How many; at least 1, and no more than there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many.</exception>
    public Vector FirstRows(int rows) => rows > 0 && rows <= Matrix(this).Shape[0]
        ? Owner.FirstRows(this, rows)
        : throw Argument.OutOfRange(nameof(rows), rows, Invariant($"from 1 to {Shape[0]}"));

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

    private static Vector Square(Vector vector) => Matrix(vector) is { Shape: [var rows, var columns] } && rows == columns
        ? vector
        : throw new ArgumentException($"A square matrix is needed; {vector.Owner.Description} has shape {TensorEntry.Describe(vector.Shape)}.", nameof(vector));

    private static Vector Matrix(Vector vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return vector.Shape.Length == 2
            ? vector
            : throw new ArgumentException($"A matrix is needed; {vector.Owner.Description} has shape {TensorEntry.Describe(vector.Shape)}.", nameof(vector));
    }
}
