using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>Vectors of float or double, with sums in the order of <see cref="Reduction"/> and products in that of <see cref="MatrixProduct"/>.</summary>
internal sealed class NativeKernel<T, TLanes, TScalar> : LaneKernel<T, TLanes, TScalar>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLanes : struct, IReal<TLanes>
    where TScalar : struct, IReal<TScalar>
{
    private const double UnitRoundoff32 = 1.0 / (1 << 24), UnitRoundoff64 = 1.0 / (1L << 53);

    internal static NativeKernel<T, TLanes, TScalar> Instance { get; } = new();

    /// <inheritdoc/>
    internal override ScalarSystem? Scalars => null;

    /// <inheritdoc/>
    internal override Scalar ToScalar(T element) => double.CreateTruncating(element);

    /// <inheritdoc/>
    internal override Scalar Leaf(ReductionKind kind, ReadOnlySpan<T> left, ReadOnlySpan<T> right) => kind switch
    {
        ReductionKind.Sum => Reduction.LeafSum(left),
        ReductionKind.Dot => Reduction.LeafDot(left, right),
        _ => LargestMagnitude(left),
    };

    /// <inheritdoc/>
    internal override Scalar Total(ReductionKind kind, ReadOnlySpan<Scalar> leaves)
    {
        // A scalar without another number beside it is its double first.
        var values = new double[leaves.Length];
        for (var i = 0; i < values.Length; i++) values[i] = leaves[i].Value;
        if (kind == ReductionKind.LargestMagnitude) return Reduction.LargestMagnitude(values);
        var total = Reduction.Total(values);
        return double.IsNaN(total) ? double.NaN : total;
    }

    /// <inheritdoc/>
    internal override void SumColumns(ReadOnlySpan<T> matrix, int columns, int from, Span<Scalar> sums)
    {
        var totals = new double[sums.Length];
        ColumnSums.Of(matrix, columns, from, totals);
        for (var i = 0; i < totals.Length; i++) sums[i] = totals[i];
    }

    /// <inheritdoc/>
    internal override double? NormScale(Func<Scalar> largest)
    {
        if (typeof(T) == typeof(float)) return null;
        var value = largest().Value;
        return value == 0 || !double.IsFinite(value) ? null : Reduction.NormScale(value);
    }

    /// <inheritdoc/>
    internal override Scalar LeafSquares(ReadOnlySpan<T> values, double scale) => Reduction.LeafSquares(values, scale);

    /// <inheritdoc/>
    internal override void Multiply(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result, int rows, int inner, int columns, int first) =>
        MatrixProduct.MultiplyFrom(left, right, result, rows, inner, columns, first);

    /// <inheritdoc/>
    internal override bool FactorsCommute => true;

    /// <inheritdoc/>
    internal override unsafe void Transpose(ReadOnlySpan<T> matrix, Span<T> result, int rows, int columns)
    {
        fixed (T* from = matrix, to = result) MatrixTransposition.Transpose(from, columns, to, rows, rows, columns);
    }

    /// <inheritdoc/>
    internal override void InverseRoot(ReadOnlySpan<T> matrix, int order, int root, Scalar ridge, Span<T> result)
    {
        var values = new double[matrix.Length];
        SymmetricRoot.Inverse(Widened(matrix), order, root, ridge.Value, typeof(T) == typeof(float) ? UnitRoundoff32 : UnitRoundoff64, values);
        Narrow(values, result);
    }

    /// <inheritdoc/>
    internal override void Eigenvectors(ReadOnlySpan<T> matrix, int order, Span<T> result)
    {
        var vectors = new double[matrix.Length];
        SymmetricEigen.Decompose(Widened(matrix), order, new double[order], vectors);
        Narrow(vectors, result);
    }

    /// <inheritdoc/>
    internal override void OrthonormalRows(ReadOnlySpan<T> matrix, int rows, int columns, Span<T> result)
    {
        var made = new double[matrix.Length];
        Numerics.OrthonormalRows.Of(Widened(matrix), rows, columns, made);
        Narrow(made, result);
    }

    /// <inheritdoc/>
    internal override void TimesInverse(ReadOnlySpan<T> rows, ReadOnlySpan<T> triangle, int order, Span<T> result)
    {
        var solved = Widened(rows);
        TriangularSolve.FromRight(solved, Widened(triangle), order);
        Narrow(solved, result);
    }

    /// <inheritdoc/>
    internal override void Map(VectorFunction function, ReadOnlySpan<T> values, Span<T> result)
    {
        if (function != VectorFunction.ToBFloat16) base.Map(function, values, result);
        else for (var i = 0; i < values.Length; i++) result[i] = T.CreateTruncating(BFloat16.Round(float.CreateTruncating(values[i])));
    }

    /// <inheritdoc/>
    internal override T Normal(RandomKey key, ulong index) => key.Normal<T>(index);

    private static double[] Widened(ReadOnlySpan<T> values)
    {
        var result = new double[values.Length];
        for (var i = 0; i < result.Length; i++) result[i] = double.CreateTruncating(values[i]);
        return result;
    }

    private static void Narrow(double[] values, Span<T> result)
    {
        for (var i = 0; i < values.Length; i++) result[i] = T.CreateTruncating(values[i]);
    }

    private static double LargestMagnitude(ReadOnlySpan<T> values)
    {
        if (typeof(T) == typeof(double)) return Reduction.LargestMagnitude(MemoryMarshal.Cast<T, double>(values));
        var largest = T.Zero;
        foreach (var value in values) largest = T.Max(largest, T.Abs(value));
        return double.CreateTruncating(largest);
    }
}
