using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>
/// The inner loops of <see cref="MatrixProduct"/>: a tile of the result stays in registers while its sums go over the inner dimension, each one chain of
/// fused multiply-adds in order. The shape of the tile does not show in the bits, nor does a wait in the result between two parts of the inner dimension.
/// </summary>
/// <typeparam name="R">The columns of a tile: one register or several.</typeparam>
/// <typeparam name="T">The type of an element.</typeparam>
internal static unsafe class DenseKernel<R, T>
    where R : struct, IVectorWidth<R, T>
    where T : unmanaged
{
    /// <summary>Eight rows: by three registers 24 sums, which with three of the right operand and a factor fill a file of 32.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Eight<TEpilogue>(in DenseTile<T> tile, TEpilogue epilogue)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        T* left = tile.Left, right = tile.Right, result = tile.Result;
        var (leftRow, leftInner, rightRow, resultRow) = (tile.LeftRow, tile.LeftInner, tile.RightRow, tile.ResultRow);
        nint twoRows = 2 * leftRow, threeRows = 3 * leftRow;
        var low = left + 4 * leftRow;
        R s0 = R.Zero, s1 = R.Zero, s2 = R.Zero, s3 = R.Zero, s4 = R.Zero, s5 = R.Zero, s6 = R.Zero, s7 = R.Zero;
        if (tile.Continues)
        {
            s0 = R.Load(result);
            s1 = R.Load(result + resultRow);
            s2 = R.Load(result + 2 * resultRow);
            s3 = R.Load(result + 3 * resultRow);
            s4 = R.Load(result + 4 * resultRow);
            s5 = R.Load(result + 5 * resultRow);
            s6 = R.Load(result + 6 * resultRow);
            s7 = R.Load(result + 7 * resultRow);
        }

        for (nint k = tile.Inner; k != 0; k--)
        {
            var several = R.Load(right);
            R.AddProduct(*left, several, ref s0);
            R.AddProduct(left[leftRow], several, ref s1);
            R.AddProduct(left[twoRows], several, ref s2);
            R.AddProduct(left[threeRows], several, ref s3);
            R.AddProduct(*low, several, ref s4);
            R.AddProduct(low[leftRow], several, ref s5);
            R.AddProduct(low[twoRows], several, ref s6);
            R.AddProduct(low[threeRows], several, ref s7);
            left += leftInner;
            low += leftInner;
            right += rightRow;
        }

        if (tile.Ends)
        {
            var (row, column) = (tile.Row, tile.Column);
            s0 = epilogue.Finish(R.Canonical(s0), row, column);
            s1 = epilogue.Finish(R.Canonical(s1), row + 1, column);
            s2 = epilogue.Finish(R.Canonical(s2), row + 2, column);
            s3 = epilogue.Finish(R.Canonical(s3), row + 3, column);
            s4 = epilogue.Finish(R.Canonical(s4), row + 4, column);
            s5 = epilogue.Finish(R.Canonical(s5), row + 5, column);
            s6 = epilogue.Finish(R.Canonical(s6), row + 6, column);
            s7 = epilogue.Finish(R.Canonical(s7), row + 7, column);
        }

        R.Store(s0, result);
        R.Store(s1, result + resultRow);
        R.Store(s2, result + 2 * resultRow);
        R.Store(s3, result + 3 * resultRow);
        R.Store(s4, result + 4 * resultRow);
        R.Store(s5, result + 5 * resultRow);
        R.Store(s6, result + 6 * resultRow);
        R.Store(s7, result + 7 * resultRow);
    }

    /// <summary>Four rows: by three registers 12 sums, which with three of the right operand and a factor fill a file of 16.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Four<TEpilogue>(in DenseTile<T> tile, TEpilogue epilogue)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        T* left = tile.Left, right = tile.Right, result = tile.Result;
        var (leftRow, leftInner, rightRow, resultRow) = (tile.LeftRow, tile.LeftInner, tile.RightRow, tile.ResultRow);
        nint twoRows = 2 * leftRow, threeRows = 3 * leftRow;
        R s0 = R.Zero, s1 = R.Zero, s2 = R.Zero, s3 = R.Zero;
        if (tile.Continues)
        {
            s0 = R.Load(result);
            s1 = R.Load(result + resultRow);
            s2 = R.Load(result + 2 * resultRow);
            s3 = R.Load(result + 3 * resultRow);
        }

        for (nint k = tile.Inner; k != 0; k--)
        {
            var several = R.Load(right);
            R.AddProduct(*left, several, ref s0);
            R.AddProduct(left[leftRow], several, ref s1);
            R.AddProduct(left[twoRows], several, ref s2);
            R.AddProduct(left[threeRows], several, ref s3);
            left += leftInner;
            right += rightRow;
        }

        if (tile.Ends)
        {
            var (row, column) = (tile.Row, tile.Column);
            s0 = epilogue.Finish(R.Canonical(s0), row, column);
            s1 = epilogue.Finish(R.Canonical(s1), row + 1, column);
            s2 = epilogue.Finish(R.Canonical(s2), row + 2, column);
            s3 = epilogue.Finish(R.Canonical(s3), row + 3, column);
        }

        R.Store(s0, result);
        R.Store(s1, result + resultRow);
        R.Store(s2, result + 2 * resultRow);
        R.Store(s3, result + 3 * resultRow);
    }

    /// <summary>One row.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void One<TEpilogue>(in DenseTile<T> tile, TEpilogue epilogue)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        T* left = tile.Left, right = tile.Right, result = tile.Result;
        var (leftRow, leftInner, rightRow, resultRow) = (tile.LeftRow, tile.LeftInner, tile.RightRow, tile.ResultRow);
        R s0 = R.Zero;
        if (tile.Continues)
        {
            s0 = R.Load(result);
        }

        for (nint k = tile.Inner; k != 0; k--)
        {
            var several = R.Load(right);
            R.AddProduct(*left, several, ref s0);
            left += leftInner;
            right += rightRow;
        }

        if (tile.Ends)
        {
            var (row, column) = (tile.Row, tile.Column);
            s0 = epilogue.Finish(R.Canonical(s0), row, column);
        }

        R.Store(s0, result);
    }
}
