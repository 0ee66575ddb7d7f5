using System.Numerics;

namespace PureOptim.Numerics;

/// <summary>
/// Products of row-major matrices with a fixed order: each element of the result is one chain of fused multiply-adds, from +0 on, in
/// ascending order of the inner index. So the bits depend neither on the width of the hardware's vectors nor on how rows are shared among
/// threads, and the three forms agree with one another on transposed copies.
/// </summary>
/// <remarks>
/// A result is never -0, and its NaN is always the one of <c>T.NaN</c>. With that, a term whose left factor is zero can be left out without
/// a trace wherever the right factor is finite; see <see cref="SparseLeftProduct"/>. The result must not overlap an operand. An inner dimension of 0 gives zeros.
/// </remarks>
public static unsafe class MatrixProduct
{
    /// <summary>result = left · right.</summary>
    /// <param name="left">rows x inner.</param>
    /// <param name="right">inner x columns.</param>
    /// <param name="result">rows x columns.</param>
    /// <param name="rows">The rows of the result.</param>
    /// <param name="inner">The terms of each sum.</param>
    /// <param name="columns">The columns of the result.</param>
    /// <exception cref="ArgumentException">A span has another size than its shape, or the result overlaps an operand.</exception>
    public static void Multiply<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result, int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MultiplyFrom(left, right, result, rows, inner, columns, first: 0);

    /// <summary>result = leftᵀ · right.</summary>
    /// <param name="left">inner x rows.</param>
    /// <param name="right">inner x columns.</param>
    /// <param name="result">rows x columns.</param>
    /// <param name="rows">The rows of the result.</param>
    /// <param name="inner">The terms of each sum.</param>
    /// <param name="columns">The columns of the result.</param>
    /// <exception cref="ArgumentException">A span has another size than its shape, or the result overlaps an operand.</exception>
    public static void MultiplyTransposedLeft<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result, int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(left, (inner, rows), right, (inner, columns), result, (rows, columns));
        Run(left, (1, rows), right, (columns, 1), result, rows, inner, columns);
    }

    /// <summary>result = left · rightᵀ. Blocks of the right operand are transposed into other memory as they are used.</summary>
    /// <param name="left">rows x inner.</param>
    /// <param name="right">columns x inner.</param>
    /// <param name="result">rows x columns.</param>
    /// <param name="rows">The rows of the result.</param>
    /// <param name="inner">The terms of each sum.</param>
    /// <param name="columns">The columns of the result.</param>
    /// <exception cref="ArgumentException">A span has another size than its shape, or the result overlaps an operand.</exception>
    public static void MultiplyTransposedRight<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result, int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(left, (rows, inner), right, (columns, inner), result, (rows, columns));
        Run(left, (inner, 1), right, (1, inner), result, rows, inner, columns);
    }

    /// <summary>result = left · right, of each row the elements from a column on; the others stay as they are.</summary>
    /// <param name="left">rows x inner.</param>
    /// <param name="right">inner x columns.</param>
    /// <param name="result">rows x columns.</param>
    /// <param name="rows">The rows of the result.</param>
    /// <param name="inner">The terms of each sum.</param>
    /// <param name="columns">The columns of the result.</param>
    /// <param name="first">The column, at most <paramref name="columns"/>.</param>
    internal static void MultiplyFrom<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result, int rows, int inner, int columns, int first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(left, (rows, inner), right, (inner, columns), result, (rows, columns));
        if (first < 0 || first > columns) throw new ArgumentException(Invariant($"There is no column {first} among {columns}."), nameof(first));
        Run(left, (inner, 1), right, (columns, 1), result, rows, inner, columns, first);
    }

    private static void Run<T>(
        ReadOnlySpan<T> left,
        (int Row, int Inner) leftSteps,
        ReadOnlySpan<T> right,
        (int Row, int Column) rightSteps,
        Span<T> result,
        int rows,
        int inner,
        int columns,
        int first = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* a = left, b = right, c = result)
        {
            Product.Multiply<T>(
                new()
                {
                    Left = a,
                    LeftRow = leftSteps.Row,
                    LeftInner = leftSteps.Inner,
                    Right = b + first * rightSteps.Column,
                    RightRow = rightSteps.Row,
                    RightColumn = rightSteps.Column,
                    Result = c + first,
                    ResultRow = columns,
                    Rows = rows,
                    Inner = inner,
                    Columns = columns - first,
                });
        }
    }

    private static void Check<T>(
        ReadOnlySpan<T> left, (int, int) leftShape, ReadOnlySpan<T> right, (int, int) rightShape, Span<T> result, (int, int) resultShape)
    {
        CheckSize(nameof(left), left.Length, leftShape);
        CheckSize(nameof(right), right.Length, rightShape);
        CheckSize(nameof(result), result.Length, resultShape);
        if (result.Overlaps(left) || result.Overlaps(right))
            throw new ArgumentException("The result of a matrix product must not overlap an operand.", nameof(result));
    }

    private static void CheckSize(string name, int length, (int Rows, int Columns) shape)
    {
        if (shape.Rows < 0 || shape.Columns < 0 || (long)shape.Rows * shape.Columns != length)
            throw new ArgumentException(Invariant($"{name} has {length} elements where its shape is [{shape.Rows}, {shape.Columns}]."), name);
    }
}
