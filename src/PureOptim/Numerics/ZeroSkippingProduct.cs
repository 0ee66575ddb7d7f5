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

    /// <summary>The product with an epilogue, which is also handed the padding. The result must not overlap an operand.</summary>
    internal static void Multiply<T, TEpilogue>(in ByteOperands<T> of, TEpilogue epilogue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        if (Vector512.IsHardwareAccelerated) Panels<Width512<T>, T, TEpilogue>(of, epilogue);
        else if (Vector256.IsHardwareAccelerated) Panels<Width256<T>, T, TEpilogue>(of, epilogue);
        else Panels<Width128<T>, T, TEpilogue>(of, epilogue);
    }

    /// <summary>Covers the columns with the widest panels that fit; the last may overlap the one before, whose elements are then computed twice.</summary>
    private static void Panels<V, T, TEpilogue>(in ByteOperands<T> of, TEpilogue epilogue)
        where V : struct, IVectorWidth<V, T>
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var registers = Padded<T>(of.Columns) / V.Count;
        var panel = registers >= 7 ? 7 : registers >= 4 ? 4 : 1;
        for (var register = 0; register < registers; register += panel)
        {
            nint column = int.Min(register, registers - panel) * V.Count;
            for (var block = 0; block == 0 || block < of.Inner; block += ByteOperands<T>.BlockLength)
            {
                if (panel == 7) ZeroSkippingKernel<V, T>.Seven(of, column, block, epilogue);
                else if (panel == 4) ZeroSkippingKernel<V, T>.Four(of, column, block, epilogue);
                else ZeroSkippingKernel<V, T>.One(of, column, block, epilogue);
            }
        }
    }
}
