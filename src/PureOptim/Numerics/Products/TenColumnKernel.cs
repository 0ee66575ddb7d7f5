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
    internal static void Eight<TEpilogue>(in ProductOperands<T> of, nint row, TEpilogue epilogue)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var left = of.Left + row * of.LeftRow;
        var right = of.Right;
        var (leftInner, rightRow) = (of.LeftInner, of.RightRow);
        var (leftRow, leftRow2, leftRow3) = (of.LeftRow, 2 * of.LeftRow, 3 * of.LeftRow);
        var leftLow = left + 4 * leftRow;
        var s01 = TenColumnRows<V, P, T>.Zero;
        var s23 = TenColumnRows<V, P, T>.Zero;
        var s45 = TenColumnRows<V, P, T>.Zero;
        var s67 = TenColumnRows<V, P, T>.Zero;
        for (nint k = of.Inner; k != 0; k--)
        {
            var wide = V.Load(right);
            var pair = P.Load(right + Wide);
            TenColumnRows<V, P, T>.AddProduct(left, left + leftRow, wide, pair, ref s01);
            TenColumnRows<V, P, T>.AddProduct(left + leftRow2, left + leftRow3, wide, pair, ref s23);
            TenColumnRows<V, P, T>.AddProduct(leftLow, leftLow + leftRow, wide, pair, ref s45);
            TenColumnRows<V, P, T>.AddProduct(leftLow + leftRow2, leftLow + leftRow3, wide, pair, ref s67);
            left += leftInner;
            leftLow += leftInner;
            right += rightRow;
        }

        // Through memory: the operation on an element must not cost the loop a register.
        var wides = stackalloc T[8 * Wide];
        var pairs = stackalloc T[8 * 2];
        TenColumnRows<V, P, T>.Store(s01, wides, wides + Wide, pairs);
        TenColumnRows<V, P, T>.Store(s23, wides + 2 * Wide, wides + 3 * Wide, pairs + 4);
        TenColumnRows<V, P, T>.Store(s45, wides + 4 * Wide, wides + 5 * Wide, pairs + 8);
        TenColumnRows<V, P, T>.Store(s67, wides + 6 * Wide, wides + 7 * Wide, pairs + 12);
        var result = of.Result + row * of.ResultRow;
        for (var end = row + 8; row < end; row++, result += of.ResultRow, wides += Wide, pairs += 2)
        {
            V.Store(epilogue.Finish(V.Canonical(V.Load(wides)), row, 0), result);
            P.Finish(pairs, row, Wide, epilogue, result + Wide);
        }
    }
}
