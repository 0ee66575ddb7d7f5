using System.Numerics;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>
/// The product of a matrix of bytes, each of which stands for a number, with a matrix of numbers, for bytes that are mostly zero (the
/// pixels of a drawing). Terms with a zero on the left are left out, and the bits are those of <see cref="MatrixProduct"/>.
/// </summary>
/// <remarks>
/// Why the bits agree: for finite w, fma(0, w, s) is s, or +0 where s is a zero; a sum's zeros can only turn into one another; and a product
/// ends by making them +0. For infinite or NaN w, 0 · w is NaN: then no term is left out.
/// </remarks>
internal static unsafe class ZeroSkippingProduct
{
    /// <summary>The length of a padded row for so many columns: whole registers of 512 bits.</summary>
    internal static int Padded<T>(int columns)
        where T : unmanaged => (columns + Vector512<T>.Count - 1) / Vector512<T>.Count * Vector512<T>.Count;

    /// <summary>The product with an epilogue, which is also handed some of the padding. The result must not overlap an operand.</summary>
    internal static void Multiply<T, TEpilogue>(in ByteOperands<T> of, TEpilogue epilogue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        if (Vector512.IsHardwareAccelerated) Panels<Width512<T>, Width256<T>, Width128<T>, T, TEpilogue>(of, epilogue);
        else if (Vector256.IsHardwareAccelerated) Panels<Width256<T>, Width128<T>, Width128<T>, T, TEpilogue>(of, epilogue);
        else Panels<Width128<T>, Width128<T>, Width128<T>, T, TEpilogue>(of, epilogue);
    }

    /// <summary>Covers the columns with the widest panels that fit; the last may overlap the one before, whose elements are then computed twice.</summary>
    private static void Panels<V, H, Q, T, TEpilogue>(in ByteOperands<T> of, TEpilogue epilogue)
        where V : struct, INarrowWidth<V, V, T>
        where H : struct, INarrowWidth<H, V, T>
        where Q : struct, INarrowWidth<Q, V, T>
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var registers = Padded<T>(of.Columns) / V.Count;
        var panel = registers >= 7 ? 7 : registers >= 4 ? 4 : 1;
        for (var register = 0; register < registers; register += panel)
        {
            nint column = int.Min(register, registers - panel) * V.Count;
            if (panel == 7)
            {
                // The last register of a panel is no wider than the columns that are left.
                var last = of.Columns - column - 6 * V.Count;
                if (last <= Q.Count) Seven<V, Q, T, TEpilogue>(of, column, epilogue);
                else if (last <= H.Count) Seven<V, H, T, TEpilogue>(of, column, epilogue);
                else Seven<V, V, T, TEpilogue>(of, column, epilogue);
                continue;
            }

            for (var block = 0; block == 0 || block < of.Inner; block += ByteOperands<T>.BlockLength)
            {
                if (panel == 4) ZeroSkippingKernel<V, T>.Four(of, column, block, epilogue);
                else ZeroSkippingKernel<V, T>.One(of, column, block, epilogue);
            }
        }
    }

    private static void Seven<V, W, T, TEpilogue>(in ByteOperands<T> of, nint column, TEpilogue epilogue)
        where V : struct, IVectorWidth<V, T>
        where W : struct, INarrowWidth<W, V, T>
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>
    {
        // Two rows at a time want more registers than processors with narrower ones have.
        if (of.RowsAreAlike && of.Rows > 1 && Vector512.IsHardwareAccelerated)
        {
            for (nint row = 0; row < of.Rows; row += 2)
                ZeroSkippingPairKernel<V, T>.Seven<W, TEpilogue>(of, nint.Min(row, of.Rows - 2), column, epilogue);
            return;
        }

        for (var block = 0; block == 0 || block < of.Inner; block += ByteOperands<T>.BlockLength)
            ZeroSkippingKernel<V, T>.Seven<W, TEpilogue>(of, column, block, epilogue);
    }
}
