using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>Linear equations with a triangular matrix, by substitution in one order: the same bits on every machine, for every vector width and thread count.</summary>
internal static class TriangularSolve
{
    /// <summary>Replaces each row b by the row x for which x U = b.</summary>
    /// <remarks>
    /// Of an element of b the products x_k u_kj are subtracted one after another, k from 0 to j - 1, each product rounded before; the rest is divided by u_jj. A row does not depend on others. Where
    /// u_jj is 0 the quotient is what division says.
    /// </remarks>
    /// <param name="rows">The elements, row by row, n a row.</param>
    /// <param name="upper">The elements of U, row by row, n rows; those below the diagonal are not read.</param>
    /// <param name="order">n, at least 1.</param>
    internal static void FromRight(Span<double> rows, ReadOnlySpan<double> upper, int order)
    {
        for (var start = 0; start < rows.Length; start += order)
        {
            var row = rows.Slice(start, order);
            for (var k = 0; k < order; k++)
            {
                var solved = row[k] /= upper[k * order + k];
                Subtract(row[(k + 1)..], solved, upper.Slice(k * order + k + 1, order - k - 1));
            }
        }
    }

    /// <summary>Takes a multiple of a line off another.</summary>
    private static void Subtract(Span<double> from, double factor, ReadOnlySpan<double> line)
    {
        ref var x = ref MemoryMarshal.GetReference(from);
        ref var y = ref MemoryMarshal.GetReference(line);
        var i = 0;
        for (; i <= from.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            (Vector512.LoadUnsafe(ref x, (nuint)i) - factor * Vector512.LoadUnsafe(ref y, (nuint)i)).StoreUnsafe(ref x, (nuint)i);
        for (; i < from.Length; i++) Unsafe.Add(ref x, i) -= factor * Unsafe.Add(ref y, i);
    }
}
