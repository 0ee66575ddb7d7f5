using System.Numerics;
using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>
/// The inner loop of <see cref="SparseLeftPairs"/>: each row of the right operand is loaded once for two rows. A term that is zero in one of
/// them only is added there, and changes nothing.
/// </summary>
internal static unsafe class SparseLeftPairKernel<P, W, T>
    where P : struct, IRowPair<P, W, T>
    where W : struct, IVectorWidth<W, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A panel of seven registers, of which the last may be narrower: at most 14 sums, a register of the right operand and two factors.</summary>
    /// <param name="of">The operands.</param>
    /// <param name="rowA">One row.</param>
    /// <param name="rowB">The other; it may be the same.</param>
    /// <param name="column">The first column of the panel.</param>
    /// <param name="epilogue">The operation on each sum.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Seven<TRow, TEpilogue>(in SparseLeftOperands<TRow, T> of, nint rowA, nint rowB, nint column, TEpilogue epilogue)
        where TRow : struct, ISparseRow<TRow, T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var rightRow = of.RightRow;
        var right = of.Right + column;
        var leftA = of.Left.Down(rowA * of.LeftRow);
        var leftB = of.Left.Down(rowB * of.LeftRow);
        var termsA = of.Terms + rowA * of.TermsRow;
        var termsB = of.Terms + rowB * of.TermsRow;
        Width512<T> a0 = Width512<T>.Zero, a1 = Width512<T>.Zero, a2 = Width512<T>.Zero, a3 = Width512<T>.Zero, a4 = Width512<T>.Zero, a5 = Width512<T>.Zero;
        Width512<T> b0 = Width512<T>.Zero, b1 = Width512<T>.Zero, b2 = Width512<T>.Zero, b3 = Width512<T>.Zero, b4 = Width512<T>.Zero, b5 = Width512<T>.Zero;
        var ab6 = P.Zero;
        for (var block = 0; block < of.Inner; block += SparseLeftProduct.BlockLength)
        {
            for (var terms = *termsA++ | *termsB++; terms != 0; terms &= terms - 1)
            {
                nint term = BitOperations.TrailingZeroCount(terms);
                var factorA = Width512<T>.Broadcast(leftA[term]);
                var factorB = Width512<T>.Broadcast(leftB[term]);
                var source = right + term * rightRow;
                var several = Width512<T>.Load(source);
                a0 = Width512<T>.MultiplyAdd(factorA, several, a0);
                b0 = Width512<T>.MultiplyAdd(factorB, several, b0);
                several = Width512<T>.Load(source + Width512<T>.Count);
                a1 = Width512<T>.MultiplyAdd(factorA, several, a1);
                b1 = Width512<T>.MultiplyAdd(factorB, several, b1);
                several = Width512<T>.Load(source + 2 * Width512<T>.Count);
                a2 = Width512<T>.MultiplyAdd(factorA, several, a2);
                b2 = Width512<T>.MultiplyAdd(factorB, several, b2);
                several = Width512<T>.Load(source + 3 * Width512<T>.Count);
                a3 = Width512<T>.MultiplyAdd(factorA, several, a3);
                b3 = Width512<T>.MultiplyAdd(factorB, several, b3);
                several = Width512<T>.Load(source + 4 * Width512<T>.Count);
                a4 = Width512<T>.MultiplyAdd(factorA, several, a4);
                b4 = Width512<T>.MultiplyAdd(factorB, several, b4);
                several = Width512<T>.Load(source + 5 * Width512<T>.Count);
                a5 = Width512<T>.MultiplyAdd(factorA, several, a5);
                b5 = Width512<T>.MultiplyAdd(factorB, several, b5);
                ab6 = P.MultiplyAdd(factorA, factorB, P.Load(source + 6 * Width512<T>.Count), ab6);
            }

            leftA = leftA.Skip(SparseLeftProduct.BlockLength);
            leftB = leftB.Skip(SparseLeftProduct.BlockLength);
            right += SparseLeftProduct.BlockLength * rightRow;
        }

        Finish(of, rowA, column, a0, a1, a2, a3, a4, a5, ab6.First, epilogue);
        Finish(of, rowB, column, b0, b1, b2, b3, b4, b5, ab6.Second, epilogue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<TRow, TEpilogue>(
        in SparseLeftOperands<TRow, T> of,
        nint row,
        nint column,
        Width512<T> s0,
        Width512<T> s1,
        Width512<T> s2,
        Width512<T> s3,
        Width512<T> s4,
        Width512<T> s5,
        W s6,
        TEpilogue epilogue)
        where TRow : struct, ISparseRow<TRow, T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var result = of.Result + row * of.ResultRow + column;
        Finish(s0, row, column, epilogue, result);
        Finish(s1, row, column + Width512<T>.Count, epilogue, result + Width512<T>.Count);
        Finish(s2, row, column + 2 * Width512<T>.Count, epilogue, result + 2 * Width512<T>.Count);
        Finish(s3, row, column + 3 * Width512<T>.Count, epilogue, result + 3 * Width512<T>.Count);
        Finish(s4, row, column + 4 * Width512<T>.Count, epilogue, result + 4 * Width512<T>.Count);
        Finish(s5, row, column + 5 * Width512<T>.Count, epilogue, result + 5 * Width512<T>.Count);
        Finish(s6, row, column + 6 * Width512<T>.Count, epilogue, result + 6 * Width512<T>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<V, TEpilogue>(V sum, nint row, nint column, TEpilogue epilogue, T* target)
        where V : struct, IVectorWidth<V, T>
        where TEpilogue : struct, IProductEpilogue<T> => V.Store(epilogue.Finish<V>(V.Canonical(sum), row, column), target);
}
