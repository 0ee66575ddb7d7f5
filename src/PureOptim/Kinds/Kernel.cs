using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// The operations of a step on many elements at once, for one element type. There is one for each of float and double, whose vectors go through the
/// widest registers, and one for each other number system.
/// </summary>
internal abstract class Kernel<E>
    where E : struct
{
    /// <summary>The number system of scalars in runs of these elements; null where they are doubles.</summary>
    internal abstract ScalarSystem? Scalars { get; }

    /// <summary>An element from a scalar, rounded to nearest.</summary>
    internal abstract E Of(Scalar value);

    /// <summary>An element from a number that must not become 0 where it is above it.</summary>
    internal abstract E Start(double value);

    /// <summary>The smallest number above 0 that an element can be.</summary>
    internal abstract double SmallestPositive { get; }

    /// <summary>An element as a scalar.</summary>
    internal abstract Scalar ToScalar(E element);

    /// <summary>The sweep of an element-wise optimizer.</summary>
    internal abstract Sweep<E> SweepOf(ElementWise optimizer);

    /// <summary>An element-wise optimizer at work in a memory.</summary>
    internal abstract Stepper<E> StepperOf(ElementWise optimizer, StateMemory<E> memory);

    /// <summary>An operation on two vectors.</summary>
    internal abstract void Combine(VectorOperator symbol, ReadOnlySpan<E> left, ReadOnlySpan<E> right, Span<E> result);

    /// <summary>An operation on a vector and a number at its right, or at its left.</summary>
    internal abstract void Combine(VectorOperator symbol, ReadOnlySpan<E> vector, Scalar number, bool isLeft, Span<E> result);

    /// <summary>A function of each element.</summary>
    internal abstract void Map(VectorFunction function, ReadOnlySpan<E> values, Span<E> result);

    /// <summary>One of two elements, where another two compare.</summary>
    internal abstract void Choose(ReadOnlySpan<E> left, ReadOnlySpan<E> right, ReadOnlySpan<E> then, ReadOnlySpan<E> otherwise, Span<E> result);

    /// <summary>A row of an outer product: a number times a part of a vector.</summary>
    internal abstract void Scale(E factor, ReadOnlySpan<E> values, Span<E> result);

    /// <summary>A leaf of a reduction.</summary>
    internal abstract Scalar Leaf(ReductionKind kind, ReadOnlySpan<E> left, ReadOnlySpan<E> right);

    /// <summary>The result of a reduction, from the results of its leaves.</summary>
    internal abstract Scalar Total(ReductionKind kind, ReadOnlySpan<Scalar> leaves);

    /// <summary>The sums of some columns of a matrix, as many as there is room for, from one on.</summary>
    internal virtual void SumColumns(ReadOnlySpan<E> matrix, int columns, int from, Span<Scalar> sums)
    {
        const int most = Scratch<E>.Length;
        var column = new E[matrix.Length / columns];
        var leaves = new Scalar[(column.Length + most - 1) / most];
        for (var i = 0; i < sums.Length; i++)
        {
            for (var row = 0; row < column.Length; row++) column[row] = matrix[row * columns + from + i];
            for (var leaf = 0; leaf < leaves.Length; leaf++)
            {
                var part = column.AsSpan(leaf * most, int.Min(most, column.Length - leaf * most));
                leaves[leaf] = Leaf(ReductionKind.Sum, part, part);
            }

            sums[i] = Total(ReductionKind.Sum, leaves);
        }
    }

    /// <summary>
    /// The scale at which squares of elements neither overflow nor vanish, from the largest magnitude; null where they cannot, so that no code
    /// needs to know that.
    /// </summary>
    internal virtual double? NormScale(Func<Scalar> largest) => null;

    /// <summary>A leaf of the sum of squares at a scale.</summary>
    internal virtual Scalar LeafSquares(ReadOnlySpan<E> values, double scale) => Leaf(ReductionKind.Dot, values, values);

    /// <summary>A matrix product: some rows of left · right, of each the elements from column <paramref name="first"/> on; the others stay as they are.</summary>
    internal abstract void Multiply(ReadOnlySpan<E> left, ReadOnlySpan<E> right, Span<E> result, int rows, int inner, int columns, int first);

    /// <summary>Whether x y and y x are the same to the last bit.</summary>
    internal virtual bool FactorsCommute => false;

    /// <summary>The transpose of a matrix.</summary>
    internal virtual void Transpose(ReadOnlySpan<E> matrix, Span<E> result, int rows, int columns)
    {
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++) result[j * rows + i] = matrix[i * columns + j];
    }

    /// <summary>The inverse root of a symmetric matrix plus a multiple of the identity, as <see cref="SymmetricRoot"/> computes it.</summary>
    internal abstract void InverseRoot(ReadOnlySpan<E> matrix, int order, int root, Scalar ridge, Span<E> result);

    /// <summary>The eigenvectors of a symmetric matrix as rows, as <see cref="SymmetricEigen"/> computes them.</summary>
    internal abstract void Eigenvectors(ReadOnlySpan<E> matrix, int order, Span<E> result);

    /// <summary>The rows of a matrix, no more than it has columns, made orthonormal as by <see cref="Numerics.OrthonormalRows"/>.</summary>
    internal abstract void OrthonormalRows(ReadOnlySpan<E> matrix, int rows, int columns, Span<E> result);

    /// <summary>Rows of a matrix times the inverse of an upper triangular matrix, as <see cref="TriangularSolve"/> computes them.</summary>
    internal abstract void TimesInverse(ReadOnlySpan<E> rows, ReadOnlySpan<E> triangle, int order, Span<E> result);

    /// <summary>A draw from the standard normal distribution.</summary>
    internal abstract E Normal(RandomKey key, ulong index);
}
