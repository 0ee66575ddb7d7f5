using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>
/// The inner loops of <see cref="MatrixProduct"/>: a block of the result stays in registers while the sum goes over the inner dimension.
/// Each element is one chain of fused multiply-adds from +0 on, in order; the shape of the block does not show in the bits.
/// </summary>
internal static unsafe class DenseKernel<V, T>
    where V : struct, IVectorWidth<V, T>
    where T : unmanaged
{
    /// <summary>Eight rows by three registers: 24 sums, which with three registers of the right operand and a factor fill a file of 32.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void EightByThree<TEpilogue>(in DenseOperands<T> of, nint row, nint column, TEpilogue epilogue)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var left = of.Left + row * of.LeftRow;
        var right = of.Right + column;
        var (leftRow, leftInner, rightRow) = (of.LeftRow, of.LeftInner, of.RightRow);
        var leftLow = left + 4 * leftRow;
        V s00 = V.Zero, s01 = V.Zero, s02 = V.Zero;
        V s10 = V.Zero, s11 = V.Zero, s12 = V.Zero;
        V s20 = V.Zero, s21 = V.Zero, s22 = V.Zero;
        V s30 = V.Zero, s31 = V.Zero, s32 = V.Zero;
        V s40 = V.Zero, s41 = V.Zero, s42 = V.Zero;
        V s50 = V.Zero, s51 = V.Zero, s52 = V.Zero;
        V s60 = V.Zero, s61 = V.Zero, s62 = V.Zero;
        V s70 = V.Zero, s71 = V.Zero, s72 = V.Zero;
        for (var k = of.Inner; k > 0; k--)
        {
            var r0 = V.Load(right);
            var r1 = V.Load(right + V.Count);
            var r2 = V.Load(right + 2 * V.Count);
            var factor = V.Broadcast(*left);
            s00 = V.MultiplyAdd(factor, r0, s00);
            s01 = V.MultiplyAdd(factor, r1, s01);
            s02 = V.MultiplyAdd(factor, r2, s02);
            factor = V.Broadcast(left[leftRow]);
            s10 = V.MultiplyAdd(factor, r0, s10);
            s11 = V.MultiplyAdd(factor, r1, s11);
            s12 = V.MultiplyAdd(factor, r2, s12);
            factor = V.Broadcast(left[2 * leftRow]);
            s20 = V.MultiplyAdd(factor, r0, s20);
            s21 = V.MultiplyAdd(factor, r1, s21);
            s22 = V.MultiplyAdd(factor, r2, s22);
            factor = V.Broadcast(left[3 * leftRow]);
            s30 = V.MultiplyAdd(factor, r0, s30);
            s31 = V.MultiplyAdd(factor, r1, s31);
            s32 = V.MultiplyAdd(factor, r2, s32);
            factor = V.Broadcast(*leftLow);
            s40 = V.MultiplyAdd(factor, r0, s40);
            s41 = V.MultiplyAdd(factor, r1, s41);
            s42 = V.MultiplyAdd(factor, r2, s42);
            factor = V.Broadcast(leftLow[leftRow]);
            s50 = V.MultiplyAdd(factor, r0, s50);
            s51 = V.MultiplyAdd(factor, r1, s51);
            s52 = V.MultiplyAdd(factor, r2, s52);
            factor = V.Broadcast(leftLow[2 * leftRow]);
            s60 = V.MultiplyAdd(factor, r0, s60);
            s61 = V.MultiplyAdd(factor, r1, s61);
            s62 = V.MultiplyAdd(factor, r2, s62);
            factor = V.Broadcast(leftLow[3 * leftRow]);
            s70 = V.MultiplyAdd(factor, r0, s70);
            s71 = V.MultiplyAdd(factor, r1, s71);
            s72 = V.MultiplyAdd(factor, r2, s72);
            left += leftInner;
            leftLow += leftInner;
            right += rightRow;
        }

        var result = of.Result + row * of.ResultRow + column;
        V.Store(epilogue.Finish<V>(V.Canonical(s00), row, column), result);
        V.Store(epilogue.Finish<V>(V.Canonical(s01), row, column + V.Count), result + V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(s02), row, column + 2 * V.Count), result + 2 * V.Count);
        result += of.ResultRow;
        V.Store(epilogue.Finish<V>(V.Canonical(s10), row + 1, column), result);
        V.Store(epilogue.Finish<V>(V.Canonical(s11), row + 1, column + V.Count), result + V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(s12), row + 1, column + 2 * V.Count), result + 2 * V.Count);
        result += of.ResultRow;
        V.Store(epilogue.Finish<V>(V.Canonical(s20), row + 2, column), result);
        V.Store(epilogue.Finish<V>(V.Canonical(s21), row + 2, column + V.Count), result + V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(s22), row + 2, column + 2 * V.Count), result + 2 * V.Count);
        result += of.ResultRow;
        V.Store(epilogue.Finish<V>(V.Canonical(s30), row + 3, column), result);
        V.Store(epilogue.Finish<V>(V.Canonical(s31), row + 3, column + V.Count), result + V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(s32), row + 3, column + 2 * V.Count), result + 2 * V.Count);
        result += of.ResultRow;
        V.Store(epilogue.Finish<V>(V.Canonical(s40), row + 4, column), result);
        V.Store(epilogue.Finish<V>(V.Canonical(s41), row + 4, column + V.Count), result + V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(s42), row + 4, column + 2 * V.Count), result + 2 * V.Count);
        result += of.ResultRow;
        V.Store(epilogue.Finish<V>(V.Canonical(s50), row + 5, column), result);
        V.Store(epilogue.Finish<V>(V.Canonical(s51), row + 5, column + V.Count), result + V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(s52), row + 5, column + 2 * V.Count), result + 2 * V.Count);
        result += of.ResultRow;
        V.Store(epilogue.Finish<V>(V.Canonical(s60), row + 6, column), result);
        V.Store(epilogue.Finish<V>(V.Canonical(s61), row + 6, column + V.Count), result + V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(s62), row + 6, column + 2 * V.Count), result + 2 * V.Count);
        result += of.ResultRow;
        V.Store(epilogue.Finish<V>(V.Canonical(s70), row + 7, column), result);
        V.Store(epilogue.Finish<V>(V.Canonical(s71), row + 7, column + V.Count), result + V.Count);
        V.Store(epilogue.Finish<V>(V.Canonical(s72), row + 7, column + 2 * V.Count), result + 2 * V.Count);
    }

    /// <summary>Eight rows by one register.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void EightByOne<TEpilogue>(in DenseOperands<T> of, nint row, nint column, TEpilogue epilogue)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var left = of.Left + row * of.LeftRow;
        var right = of.Right + column;
        var (leftRow, leftInner, rightRow) = (of.LeftRow, of.LeftInner, of.RightRow);
        var leftLow = left + 4 * leftRow;
        V s00 = V.Zero;
        V s10 = V.Zero;
        V s20 = V.Zero;
        V s30 = V.Zero;
        V s40 = V.Zero;
        V s50 = V.Zero;
        V s60 = V.Zero;
        V s70 = V.Zero;
        for (var k = of.Inner; k > 0; k--)
        {
            var r0 = V.Load(right);
            var factor = V.Broadcast(*left);
            s00 = V.MultiplyAdd(factor, r0, s00);
            factor = V.Broadcast(left[leftRow]);
            s10 = V.MultiplyAdd(factor, r0, s10);
            factor = V.Broadcast(left[2 * leftRow]);
            s20 = V.MultiplyAdd(factor, r0, s20);
            factor = V.Broadcast(left[3 * leftRow]);
            s30 = V.MultiplyAdd(factor, r0, s30);
            factor = V.Broadcast(*leftLow);
            s40 = V.MultiplyAdd(factor, r0, s40);
            factor = V.Broadcast(leftLow[leftRow]);
            s50 = V.MultiplyAdd(factor, r0, s50);
            factor = V.Broadcast(leftLow[2 * leftRow]);
            s60 = V.MultiplyAdd(factor, r0, s60);
            factor = V.Broadcast(leftLow[3 * leftRow]);
            s70 = V.MultiplyAdd(factor, r0, s70);
            left += leftInner;
            leftLow += leftInner;
            right += rightRow;
        }

        var result = of.Result + row * of.ResultRow + column;
        V.Store(epilogue.Finish<V>(V.Canonical(s00), row, column), result);
        result += of.ResultRow;
        V.Store(epilogue.Finish<V>(V.Canonical(s10), row + 1, column), result);
        result += of.ResultRow;
        V.Store(epilogue.Finish<V>(V.Canonical(s20), row + 2, column), result);
        result += of.ResultRow;
        V.Store(epilogue.Finish<V>(V.Canonical(s30), row + 3, column), result);
        result += of.ResultRow;
        V.Store(epilogue.Finish<V>(V.Canonical(s40), row + 4, column), result);
        result += of.ResultRow;
        V.Store(epilogue.Finish<V>(V.Canonical(s50), row + 5, column), result);
        result += of.ResultRow;
        V.Store(epilogue.Finish<V>(V.Canonical(s60), row + 6, column), result);
        result += of.ResultRow;
        V.Store(epilogue.Finish<V>(V.Canonical(s70), row + 7, column), result);
    }

    /// <summary>One row by one register.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void OneByOne<TEpilogue>(in DenseOperands<T> of, nint row, nint column, TEpilogue epilogue)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var left = of.Left + row * of.LeftRow;
        var right = of.Right + column;
        var (leftRow, leftInner, rightRow) = (of.LeftRow, of.LeftInner, of.RightRow);
        V s00 = V.Zero;
        for (var k = of.Inner; k > 0; k--)
        {
            var r0 = V.Load(right);
            var factor = V.Broadcast(*left);
            s00 = V.MultiplyAdd(factor, r0, s00);
            left += leftInner;
            right += rightRow;
        }

        var result = of.Result + row * of.ResultRow + column;
        V.Store(epilogue.Finish<V>(V.Canonical(s00), row, column), result);
    }
}
