using System.Numerics;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>Covers a result with the blocks of <see cref="DenseKernel{V, T}"/>, the widest first.</summary>
internal static unsafe class DenseProduct
{
    private const int BlockRows = 8;
    private const int TenColumns = 10;

    /// <summary>
    /// The product with an epilogue. The result must not overlap an operand: at the edges, blocks overlap and compute elements twice.
    /// </summary>
    internal static void Multiply<T, TEpilogue>(in DenseOperands<T> of, TEpilogue epilogue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        if (of.Columns == TenColumns && of.Rows >= BlockRows && Vector256.IsHardwareAccelerated)
        {
            if (sizeof(T) == sizeof(float)) Ten<Width256<T>, TailPair32<T>, T, TEpilogue>(of, epilogue);
            else Ten<WidthTwice<Width256<T>, T>, TailPair64<T>, T, TEpilogue>(of, epilogue);
            return;
        }

        nint column = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; of.Columns - column >= 3 * Vector512<T>.Count; column += 3 * Vector512<T>.Count) ThreeWide<Width512<T>, T, TEpilogue>(of, column, epilogue);
            for (; of.Columns - column >= Vector512<T>.Count; column += Vector512<T>.Count) Wide<Width512<T>, T, TEpilogue>(of, column, epilogue);
        }

        if (Vector256.IsHardwareAccelerated)
            for (; of.Columns - column >= Vector256<T>.Count; column += Vector256<T>.Count) Wide<Width256<T>, T, TEpilogue>(of, column, epilogue);
        for (; of.Columns - column >= Vector128<T>.Count; column += Vector128<T>.Count) Wide<Width128<T>, T, TEpilogue>(of, column, epilogue);
        if (column < of.Columns && of.Columns >= Vector128<T>.Count)
            Wide<Width128<T>, T, TEpilogue>(of, column = of.Columns - Vector128<T>.Count, epilogue);
        else
            for (; column < of.Columns; column++) Wide<WidthOne<T>, T, TEpilogue>(of, column, epilogue);
    }

    private static void ThreeWide<V, T, TEpilogue>(in DenseOperands<T> of, nint column, TEpilogue epilogue)
        where V : struct, IVectorWidth<V, T>
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>
    {
        if (of.Rows < BlockRows)
        {
            for (var part = 0; part < 3; part++) Wide<V, T, TEpilogue>(of, column + part * V.Count, epilogue);
            return;
        }

        nint row = 0;
        for (; row <= of.Rows - BlockRows; row += BlockRows) DenseKernel<V, T>.EightByThree(of, row, column, epilogue);
        if (row < of.Rows) DenseKernel<V, T>.EightByThree(of, of.Rows - BlockRows, column, epilogue);
    }

    private static void Wide<V, T, TEpilogue>(in DenseOperands<T> of, nint column, TEpilogue epilogue)
        where V : struct, IVectorWidth<V, T>
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>
    {
        nint row = 0;
        for (; row <= of.Rows - BlockRows; row += BlockRows) DenseKernel<V, T>.EightByOne(of, row, column, epilogue);
        if (row < of.Rows && of.Rows >= BlockRows) DenseKernel<V, T>.EightByOne(of, of.Rows - BlockRows, column, epilogue);
        else
            for (; row < of.Rows; row++) DenseKernel<V, T>.OneByOne(of, row, column, epilogue);
    }

    private static void Ten<V, P, T, TEpilogue>(in DenseOperands<T> of, TEpilogue epilogue)
        where V : struct, IVectorWidth<V, T>
        where P : struct, ITailPair<P, V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        nint row = 0;
        for (; row <= of.Rows - BlockRows; row += BlockRows) TenColumnKernel<V, P, T>.Eight(of, row, epilogue);
        if (row < of.Rows) TenColumnKernel<V, P, T>.Eight(of, of.Rows - BlockRows, epilogue);
    }
}
