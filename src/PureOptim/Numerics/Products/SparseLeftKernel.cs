using System.Numerics;
using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>
/// The inner loop of <see cref="SparseLeftProduct"/>: one row of a panel of the result stays in registers while the sum goes over the
/// terms of a block that are not zero. Between blocks the sums wait in the result.
/// </summary>
/// <typeparam name="R">Some columns of a panel, which begins with twice as many.</typeparam>
/// <typeparam name="W">Its last columns.</typeparam>
/// <typeparam name="V">The register of a factor.</typeparam>
/// <typeparam name="T">The type of an element.</typeparam>
internal static unsafe class SparseLeftKernel<R, W, V, T>
    where R : struct, IPanelPart<R, V, T>
    where W : struct, IPanelPart<W, V, T>
    where V : struct, IVectorWidth<V, T>
    where T : unmanaged
{
    /// <summary>All rows of a panel, for the terms of a block.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Panel<TRow, TEpilogue>(in SparseLeftOperands<TRow, T> of, nint column, int block, TEpilogue epilogue)
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
            R s0 = R.Zero, s1 = R.Zero;
            var s2 = W.Zero;
            if (!first)
            {
                s0 = R.Load(result);
                s1 = R.Load(result + R.Count);
                s2 = W.Load(result + 2 * R.Count);
            }

            for (; terms != 0; terms &= terms - 1)
            {
                nint term = BitOperations.TrailingZeroCount(terms);
                var factor = V.Broadcast(left[term]);
                var source = right + term * rightRow;
                R.AddProduct(factor, source, ref s0);
                R.AddProduct(factor, source + R.Count, ref s1);
                W.AddProduct(factor, source + 2 * R.Count, ref s2);
            }

            if (last)
            {
                s0 = epilogue.Finish(R.Canonical(s0), row, column);
                s1 = epilogue.Finish(R.Canonical(s1), row, column + R.Count);
                s2 = epilogue.Finish(W.Canonical(s2), row, column + 2 * R.Count);
            }

            R.Store(s0, result);
            R.Store(s1, result + R.Count);
            W.Store(s2, result + 2 * R.Count);
        }
    }
}
