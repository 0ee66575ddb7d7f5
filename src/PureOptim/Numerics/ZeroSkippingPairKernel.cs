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

        var result = of.Result + rowA * of.ResultRow + column;
        V.Store(epilogue.Finish<V>(V.Canonical(a0), rowA, column), result);
        V.Store(epilogue.Finish<V>(V.Canonical(a1), rowA, column + V.Count), result + V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(a2), rowA, column + 2 * V.Count), result + 2 * V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(a3), rowA, column + 3 * V.Count), result + 3 * V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(a4), rowA, column + 4 * V.Count), result + 4 * V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(a5), rowA, column + 5 * V.Count), result + 5 * V.Count);
        W.Store(epilogue.Finish<W>(W.Canonical(a6), rowA, column + 6 * V.Count), result + 6 * V.Count);
        result = of.Result + rowB * of.ResultRow + column;
        V.Store(epilogue.Finish<V>(V.Canonical(b0), rowB, column), result);
        V.Store(epilogue.Finish<V>(V.Canonical(b1), rowB, column + V.Count), result + V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(b2), rowB, column + 2 * V.Count), result + 2 * V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(b3), rowB, column + 3 * V.Count), result + 3 * V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(b4), rowB, column + 4 * V.Count), result + 4 * V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(b5), rowB, column + 5 * V.Count), result + 5 * V.Count);
        W.Store(epilogue.Finish<W>(W.Canonical(b6), rowB, column + 6 * V.Count), result + 6 * V.Count);
    }
}
