using System.Numerics;
using System.Runtime.Intrinsics;

namespace PureOptim.Networks.Workspaces;

/// <summary>Copies between matrices whose rows are padded and those whose rows are not. Distances between rows are in elements.</summary>
internal static unsafe class Rows
{
    /// <summary>Copies rows, and says whether all their elements are finite.</summary>
    internal static bool Copy<T>(T* from, nint fromRow, T* to, nint toRow, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (columns >= Vector512<T>.Count) return CopyRegisters(from, fromRow, to, toRow, rows, columns);
        var isFinite = true;
        for (var row = 0; row < rows; row++, from += fromRow, to += toRow)
        {
            var few = new ReadOnlySpan<T>(from, columns);
            few.CopyTo(new(to, columns));
            isFinite &= Finiteness.Holds(few);
        }

        return isFinite;
    }

    /// <summary>In whole registers, the last of which overlaps the one before. Without a call in the loop: it would send the sums through memory.</summary>
    private static bool CopyRegisters<T>(T* from, nint fromRow, T* to, nint toRow, int rows, nint columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var last = columns - Vector512<T>.Count;
        // x - x is 0 for finite x, and NaN otherwise; NaN stays in a sum. Two sums, because an addition takes longer than a copy.
        var (zero, other) = (Vector512<T>.Zero, Vector512<T>.Zero);
        for (var row = 0; row < rows; row++, from += fromRow, to += toRow)
        {
            for (nint column = 0; column < columns; column += 2 * Vector512<T>.Count)
            {
                var (here, there) = (nint.Min(column, last), nint.Min(column + Vector512<T>.Count, last));
                var (first, second) = (Vector512.Load(from + here), Vector512.Load(from + there));
                first.Store(to + here);
                second.Store(to + there);
                zero += first - first;
                other += second - second;
            }
        }

        return Vector512.EqualsAll(zero + other, Vector512<T>.Zero);
    }
}
