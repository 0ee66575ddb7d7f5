using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>Vectors of another number system, in which the order of a sum does not matter: what holds, holds in any order.</summary>
/// <param name="scalars">The number system of scalars; null where they are doubles.</param>
internal sealed class ExactKernel<R>(ScalarSystem? scalars) : LaneKernel<R, R, R>
    where R : struct, IReal<R>
{
    internal static ExactKernel<R> Instance { get; } = new(ScalarSystem.For<R>());

    /// <inheritdoc/>
    internal override ScalarSystem? Scalars { get; } = scalars;

    /// <inheritdoc/>
    internal override Scalar ToScalar(R element) => Numerics.Scalar.From(element);

    /// <inheritdoc/>
    internal override Scalar Leaf(ReductionKind kind, ReadOnlySpan<R> left, ReadOnlySpan<R> right)
    {
        R result = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            result = kind switch
            {
                ReductionKind.Sum => result + left[i],
                ReductionKind.Dot => result + left[i] * right[i],
                _ => R.Max(result, R.Abs(left[i])),
            };
        }

        return ToScalar(result);
    }

    /// <inheritdoc/>
    internal override Scalar Total(ReductionKind kind, ReadOnlySpan<Scalar> leaves)
    {
        Scalar result = 0.0;
        foreach (var leaf in leaves) result = kind == ReductionKind.LargestMagnitude ? Numerics.Scalar.Max(result, leaf) : result + leaf;
        return result;
    }

    /// <inheritdoc/>
    internal override void Multiply(ReadOnlySpan<R> left, ReadOnlySpan<R> right, Span<R> result, int rows, int inner, int columns, int first)
    {
        for (var i = 0; i < rows; i++)
        {
            for (var j = first; j < columns; j++)
            {
                R sum = 0.0;
                for (var k = 0; k < inner; k++) sum += left[i * inner + k] * right[k * columns + j];
                result[i * columns + j] = sum;
            }
        }
    }

    /// <inheritdoc/>
    internal override void InverseRoot(ReadOnlySpan<R> matrix, int order, int root, Scalar ridge, Span<R> result)
    {
        if (typeof(R) != typeof(Interval)) throw new NotSupportedException($"{typeof(R).Name} has no roots of matrices.");
        SymmetricRoot.Inverse(MemoryMarshal.Cast<R, Interval>(matrix), order, root, ridge, MemoryMarshal.Cast<R, Interval>(result));
    }

    /// <inheritdoc/>
    internal override void Eigenvectors(ReadOnlySpan<R> matrix, int order, Span<R> result) =>
        throw new NotSupportedException($"{typeof(R).Name} has no eigenvectors: which of several they are is decided by rounding.");

    /// <inheritdoc/>
    internal override void OrthonormalRows(ReadOnlySpan<R> matrix, int rows, int columns, Span<R> result) =>
        throw new NotSupportedException($"{typeof(R).Name} has no orthonormal rows.");

    /// <inheritdoc/>
    internal override void TimesInverse(ReadOnlySpan<R> rows, ReadOnlySpan<R> triangle, int order, Span<R> result)
    {
        rows.CopyTo(result);
        for (var start = 0; start < rows.Length; start += order)
        {
            for (var k = 0; k < order; k++)
            {
                result[start + k] /= triangle[k * order + k];
                for (var j = k + 1; j < order; j++) result[start + j] -= result[start + k] * triangle[k * order + j];
            }
        }
    }

    /// <inheritdoc/>
    internal override void Map(VectorFunction function, ReadOnlySpan<R> values, Span<R> result)
    {
        if (function == VectorFunction.ToBFloat16) throw new NotSupportedException($"{typeof(R).Name} has no bfloat16.");
        base.Map(function, values, result);
    }

    /// <inheritdoc/>
    internal override R Normal(RandomKey key, ulong index) => key.Normal<double>(index);
}
