using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>
/// The sums of the columns of a matrix whose rows lie one after another, each with the bits that <see cref="Reduction.Sum(ReadOnlySpan{double})"/> has of the column: the
/// same tree, with columns side by side in registers. The matrix is read once, along its rows.
/// </summary>
internal static class ColumnSums
{
    /// <summary>So many columns at a time have their 16 running sums each, 8 KiB, in the first-level cache.</summary>
    private const int Panel = 64;

    /// <summary>Sums some of the columns; of elements of float or double.</summary>
    /// <param name="matrix">The elements.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <param name="from">The first column to be summed.</param>
    /// <param name="sums">Receives the sum of each, for as many columns as it is long.</param>
    internal static void Of<T>(ReadOnlySpan<T> matrix, int columns, int from, Span<double> sums)
        where T : unmanaged
    {
        if (matrix.IsEmpty)
        {
            sums.Clear();
            return;
        }

        Span<double> lanes = stackalloc double[Reduction.LaneCount * Panel];
        for (var done = 0; done < sums.Length; done += Panel)
            Tree(matrix[(from + done)..], columns, matrix.Length / columns, lanes, sums.Slice(done, int.Min(Panel, sums.Length - done)));
        foreach (ref var sum in sums) sum = double.IsNaN(sum) ? double.NaN : sum;
    }

    private static void Tree<T>(ReadOnlySpan<T> first, int columns, int rows, Span<double> lanes, Span<double> sums)
        where T : unmanaged
    {
        if (rows <= Reduction.LeafLength)
        {
            Leaf(first, columns, rows, lanes, sums);
            return;
        }

        var half = (int)(BitOperations.RoundUpToPowerOf2((uint)rows) / 2);
        Tree(first, columns, half, lanes, sums);
        Span<double> below = stackalloc double[Panel];
        below = below[..sums.Length];
        Tree(first[(half * columns)..], columns, rows - half, lanes, below);
        Add<double>(below, sums);
    }

    private static void Leaf<T>(ReadOnlySpan<T> first, int columns, int rows, Span<double> lanes, Span<double> sums)
        where T : unmanaged
    {
        lanes.Clear();
        for (var row = 0; row < rows; row++) Add(first.Slice(row * columns, sums.Length), lanes.Slice(row % Reduction.LaneCount * Panel, sums.Length));
        for (var half = Reduction.LaneCount / 2; half > 0; half /= 2)
        {
            for (var lane = 0; lane < half; lane++) Add<double>(lanes.Slice((lane + half) * Panel, sums.Length), lanes.Slice(lane * Panel, sums.Length));
        }

        lanes[..sums.Length].CopyTo(sums);
    }

    /// <summary>Adds a term to each sum.</summary>
    private static void Add<T>(ReadOnlySpan<T> terms, Span<double> sums)
        where T : unmanaged
    {
        var i = 0;
        ref var term = ref MemoryMarshal.GetReference(terms);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        for (; i <= sums.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            (Vector512.LoadUnsafe(ref sum, (nuint)i) + Reduction.Load(ref term, i)).StoreUnsafe(ref sum, (nuint)i);
        for (; i < sums.Length; i++) sums[i] += typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(terms[i]) : Unsafe.BitCast<T, double>(terms[i]);
    }
}
