using System.Numerics;
using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>
/// The inner loops of <see cref="SparseLeftProduct"/>: one row of a panel of the result stays in registers while the sum goes over the
/// terms of a block that are not zero. Between blocks the sums wait in the result.
/// </summary>
internal static unsafe class SparseLeftKernel<V, T>
    where V : struct, IVectorWidth<V, T>
    where T : unmanaged
{
    /// <summary>A panel of seven registers, of which the last may be narrower.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Seven<W, TRow, TEpilogue>(in SparseLeftOperands<TRow, T> of, nint column, int block, TEpilogue epilogue)
        where W : struct, INarrowWidth<W, V, T>
        where TRow : struct, ISparseRow<TRow, T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var (first, last) = (block == 0, block + SparseLeftProduct.BlockLength >= of.Inner);
        var rightRow = of.RightRow;
        var right = of.Right + block * rightRow + column;
        var left = of.Left.Skip(block);
        var words = of.Terms + block / SparseLeftProduct.BlockLength;
        var result = of.Result + column;
        for (nint row = 0; row < of.Rows; row++, left = left.Down(of.LeftRow), words += of.TermsRow, result += of.ResultRow)
        {
            var terms = *words;
            if (terms == 0 && !first && !last) continue;
            V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero, s4 = V.Zero, s5 = V.Zero;
            var s6 = W.Zero;
            if (!first)
            {
                s0 = V.Load(result);
                s1 = V.Load(result + V.Count);
                s2 = V.Load(result + 2 * V.Count);
                s3 = V.Load(result + 3 * V.Count);
                s4 = V.Load(result + 4 * V.Count);
                s5 = V.Load(result + 5 * V.Count);
                s6 = W.Load(result + 6 * V.Count);
            }

            for (; terms != 0; terms &= terms - 1)
            {
                nint term = BitOperations.TrailingZeroCount(terms);
                var factor = V.Broadcast(left[term]);
                var source = right + term * rightRow;
                s0 = V.MultiplyAdd(factor, V.Load(source), s0);
                s1 = V.MultiplyAdd(factor, V.Load(source + V.Count), s1);
                s2 = V.MultiplyAdd(factor, V.Load(source + 2 * V.Count), s2);
                s3 = V.MultiplyAdd(factor, V.Load(source + 3 * V.Count), s3);
                s4 = V.MultiplyAdd(factor, V.Load(source + 4 * V.Count), s4);
                s5 = V.MultiplyAdd(factor, V.Load(source + 5 * V.Count), s5);
                s6 = W.MultiplyAdd(W.FirstOf(factor), W.Load(source + 6 * V.Count), s6);
            }

            if (last)
            {
                s0 = epilogue.Finish<V>(V.Canonical(s0), row, column);
                s1 = epilogue.Finish<V>(V.Canonical(s1), row, column + V.Count);
                s2 = epilogue.Finish<V>(V.Canonical(s2), row, column + 2 * V.Count);
                s3 = epilogue.Finish<V>(V.Canonical(s3), row, column + 3 * V.Count);
                s4 = epilogue.Finish<V>(V.Canonical(s4), row, column + 4 * V.Count);
                s5 = epilogue.Finish<V>(V.Canonical(s5), row, column + 5 * V.Count);
                s6 = epilogue.Finish<W>(W.Canonical(s6), row, column + 6 * V.Count);
            }

            V.Store(s0, result);
            V.Store(s1, result + V.Count);
            V.Store(s2, result + 2 * V.Count);
            V.Store(s3, result + 3 * V.Count);
            V.Store(s4, result + 4 * V.Count);
            V.Store(s5, result + 5 * V.Count);
            W.Store(s6, result + 6 * V.Count);
        }
    }

    /// <summary>A panel of four registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Four<TRow, TEpilogue>(in SparseLeftOperands<TRow, T> of, nint column, int block, TEpilogue epilogue)
        where TRow : struct, ISparseRow<TRow, T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var (first, last) = (block == 0, block + SparseLeftProduct.BlockLength >= of.Inner);
        var rightRow = of.RightRow;
        var right = of.Right + block * rightRow + column;
        var left = of.Left.Skip(block);
        var words = of.Terms + block / SparseLeftProduct.BlockLength;
        var result = of.Result + column;
        for (nint row = 0; row < of.Rows; row++, left = left.Down(of.LeftRow), words += of.TermsRow, result += of.ResultRow)
        {
            var terms = *words;
            if (terms == 0 && !first && !last) continue;
            V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero;
            if (!first)
            {
                s0 = V.Load(result);
                s1 = V.Load(result + V.Count);
                s2 = V.Load(result + 2 * V.Count);
                s3 = V.Load(result + 3 * V.Count);
            }

            for (; terms != 0; terms &= terms - 1)
            {
                nint term = BitOperations.TrailingZeroCount(terms);
                var factor = V.Broadcast(left[term]);
                var source = right + term * rightRow;
                s0 = V.MultiplyAdd(factor, V.Load(source), s0);
                s1 = V.MultiplyAdd(factor, V.Load(source + V.Count), s1);
                s2 = V.MultiplyAdd(factor, V.Load(source + 2 * V.Count), s2);
                s3 = V.MultiplyAdd(factor, V.Load(source + 3 * V.Count), s3);
            }

            if (last)
            {
                s0 = epilogue.Finish<V>(V.Canonical(s0), row, column);
                s1 = epilogue.Finish<V>(V.Canonical(s1), row, column + V.Count);
                s2 = epilogue.Finish<V>(V.Canonical(s2), row, column + 2 * V.Count);
                s3 = epilogue.Finish<V>(V.Canonical(s3), row, column + 3 * V.Count);
            }

            V.Store(s0, result);
            V.Store(s1, result + V.Count);
            V.Store(s2, result + 2 * V.Count);
            V.Store(s3, result + 3 * V.Count);
        }
    }

    /// <summary>A panel of one register.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void One<TRow, TEpilogue>(in SparseLeftOperands<TRow, T> of, nint column, int block, TEpilogue epilogue)
        where TRow : struct, ISparseRow<TRow, T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var (first, last) = (block == 0, block + SparseLeftProduct.BlockLength >= of.Inner);
        var rightRow = of.RightRow;
        var right = of.Right + block * rightRow + column;
        var left = of.Left.Skip(block);
        var words = of.Terms + block / SparseLeftProduct.BlockLength;
        var result = of.Result + column;
        for (nint row = 0; row < of.Rows; row++, left = left.Down(of.LeftRow), words += of.TermsRow, result += of.ResultRow)
        {
            var terms = *words;
            if (terms == 0 && !first && !last) continue;
            V s0 = V.Zero;
            if (!first)
            {
                s0 = V.Load(result);
            }

            for (; terms != 0; terms &= terms - 1)
            {
                nint term = BitOperations.TrailingZeroCount(terms);
                var factor = V.Broadcast(left[term]);
                var source = right + term * rightRow;
                s0 = V.MultiplyAdd(factor, V.Load(source), s0);
            }

            if (last)
            {
                s0 = epilogue.Finish<V>(V.Canonical(s0), row, column);
            }

            V.Store(s0, result);
        }
    }
}
