using System.Numerics;
using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>
/// The inner loop of <see cref="ZeroSkippingProduct"/> for two rows with their zeros at nearly the same places: each row of the right operand
/// is loaded once for both. A term that is zero in one of them only is added there, and changes nothing.
/// </summary>
internal static unsafe class ZeroSkippingPairKernel<V, T>
    where V : struct, IVectorWidth<V, T>
    where T : unmanaged
{
    /// <summary>A panel of seven registers, of which the last may be narrower, and two rows: 14 sums, a register of the right operand and two factors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Seven<W, TRow, TEpilogue>(in ZeroSkippingOperands<TRow, T> of, nint rowA, nint rowB, nint column, TEpilogue epilogue)
        where W : struct, INarrowWidth<W, V, T>
        where TRow : struct, ISparseRow<TRow, T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var rightRow = of.RightRow;
        var right = of.Right + column;
        var leftA = of.Left.Skip(rowA * of.LeftRow);
        var leftB = of.Left.Skip(rowB * of.LeftRow);
        V a0 = V.Zero, a1 = V.Zero, a2 = V.Zero, a3 = V.Zero, a4 = V.Zero, a5 = V.Zero;
        V b0 = V.Zero, b1 = V.Zero, b2 = V.Zero, b3 = V.Zero, b4 = V.Zero, b5 = V.Zero;
        W a6 = W.Zero, b6 = W.Zero;
        for (var block = 0; block < of.Inner; block += ZeroSkippingProduct.BlockLength)
        {
            for (var terms = of.Terms(leftA, block) | of.Terms(leftB, block); terms != 0; terms &= terms - 1)
            {
                nint term = BitOperations.TrailingZeroCount(terms);
                var factorA = V.Broadcast(leftA[term]);
                var factorB = V.Broadcast(leftB[term]);
                var source = right + term * rightRow;
                var several = V.Load(source);
                a0 = V.MultiplyAdd(factorA, several, a0);
                b0 = V.MultiplyAdd(factorB, several, b0);
                several = V.Load(source + V.Count);
                a1 = V.MultiplyAdd(factorA, several, a1);
                b1 = V.MultiplyAdd(factorB, several, b1);
                several = V.Load(source + 2 * V.Count);
                a2 = V.MultiplyAdd(factorA, several, a2);
                b2 = V.MultiplyAdd(factorB, several, b2);
                several = V.Load(source + 3 * V.Count);
                a3 = V.MultiplyAdd(factorA, several, a3);
                b3 = V.MultiplyAdd(factorB, several, b3);
                several = V.Load(source + 4 * V.Count);
                a4 = V.MultiplyAdd(factorA, several, a4);
                b4 = V.MultiplyAdd(factorB, several, b4);
                several = V.Load(source + 5 * V.Count);
                a5 = V.MultiplyAdd(factorA, several, a5);
                b5 = V.MultiplyAdd(factorB, several, b5);
                var last = W.Load(source + 6 * V.Count);
                a6 = W.MultiplyAdd(W.FirstOf(factorA), last, a6);
                b6 = W.MultiplyAdd(W.FirstOf(factorB), last, b6);
            }

            leftA = leftA.Skip(ZeroSkippingProduct.BlockLength);
            leftB = leftB.Skip(ZeroSkippingProduct.BlockLength);
            right += ZeroSkippingProduct.BlockLength * rightRow;
        }

        Finish(of, rowA, column, a0, a1, a2, a3, a4, a5, a6, epilogue);
        Finish(of, rowB, column, b0, b1, b2, b3, b4, b5, b6, epilogue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<W, TRow, TEpilogue>(
        in ZeroSkippingOperands<TRow, T> of, nint row, nint column, V s0, V s1, V s2, V s3, V s4, V s5, W s6, TEpilogue epilogue)
        where W : struct, INarrowWidth<W, V, T>
        where TRow : struct, ISparseRow<TRow, T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var result = of.Result + row * of.ResultRow + column;
        V.Store(epilogue.Finish<V>(V.Canonical(s0), row, column), result);
        V.Store(epilogue.Finish<V>(V.Canonical(s1), row, column + V.Count), result + V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(s2), row, column + 2 * V.Count), result + 2 * V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(s3), row, column + 3 * V.Count), result + 3 * V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(s4), row, column + 4 * V.Count), result + 4 * V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(s5), row, column + 5 * V.Count), result + 5 * V.Count);
        W.Store(epilogue.Finish<W>(W.Canonical(s6), row, column + 6 * V.Count), result + 6 * V.Count);
    }
}
