using System.Numerics;
using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>
/// The inner loop for results of ten columns, such as the scores of ten classes: eight columns in a register, and the two beside them for two
/// rows at a time.
/// </summary>
internal static unsafe class TenColumnKernel<V, P, T>
    where V : struct, IVectorWidth<V, T>
    where P : struct, ITailPair<P, V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Wide = 8;

    /// <summary>Eight rows. The sums are those of <see cref="DenseKernel{V, T}"/>.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Eight<TEpilogue>(in DenseOperands<T> of, nint row, TEpilogue epilogue)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var left = of.Left + row * of.LeftRow;
        var right = of.Right;
        var (leftInner, rightRow) = (of.LeftInner, of.RightRow);
        var (leftRow, leftRow2, leftRow3) = (of.LeftRow, 2 * of.LeftRow, 3 * of.LeftRow);
        var leftLow = left + 4 * leftRow;
        V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero, s4 = V.Zero, s5 = V.Zero, s6 = V.Zero, s7 = V.Zero;
        P t01 = P.Zero, t23 = P.Zero, t45 = P.Zero, t67 = P.Zero;
        for (nint k = of.Inner; k != 0; k--)
        {
            var wide = V.Load(right);
            var pair = P.Load(right + Wide);
            var first = V.Broadcast(*left);
            var second = V.Broadcast(left[leftRow]);
            s0 = V.MultiplyAdd(first, wide, s0);
            s1 = V.MultiplyAdd(second, wide, s1);
            t01 = P.MultiplyAdd(first, second, pair, t01);
            first = V.Broadcast(left[leftRow2]);
            second = V.Broadcast(left[leftRow3]);
            s2 = V.MultiplyAdd(first, wide, s2);
            s3 = V.MultiplyAdd(second, wide, s3);
            t23 = P.MultiplyAdd(first, second, pair, t23);
            first = V.Broadcast(*leftLow);
            second = V.Broadcast(leftLow[leftRow]);
            s4 = V.MultiplyAdd(first, wide, s4);
            s5 = V.MultiplyAdd(second, wide, s5);
            t45 = P.MultiplyAdd(first, second, pair, t45);
            first = V.Broadcast(leftLow[leftRow2]);
            second = V.Broadcast(leftLow[leftRow3]);
            s6 = V.MultiplyAdd(first, wide, s6);
            s7 = V.MultiplyAdd(second, wide, s7);
            t67 = P.MultiplyAdd(first, second, pair, t67);
            left += leftInner;
            leftLow += leftInner;
            right += rightRow;
        }

        // Through memory: the operation on an element must not cost the loop a register.
        var wides = stackalloc T[8 * Wide];
        V.Store(s0, wides);
        V.Store(s1, wides + Wide);
        V.Store(s2, wides + 2 * Wide);
        V.Store(s3, wides + 3 * Wide);
        V.Store(s4, wides + 4 * Wide);
        V.Store(s5, wides + 5 * Wide);
        V.Store(s6, wides + 6 * Wide);
        V.Store(s7, wides + 7 * Wide);
        var pairs = stackalloc T[8 * 2];
        P.Store(t01, pairs);
        P.Store(t23, pairs + 4);
        P.Store(t45, pairs + 8);
        P.Store(t67, pairs + 12);
        var result = of.Result + row * of.ResultRow;
        for (var end = row + 8; row < end; row++, result += of.ResultRow, wides += Wide, pairs += 2)
        {
            V.Store(epilogue.Finish(V.Canonical(V.Load(wides)), row, 0), result);
            P.Finish(pairs, row, Wide, epilogue, result + Wide);
        }
    }
}
