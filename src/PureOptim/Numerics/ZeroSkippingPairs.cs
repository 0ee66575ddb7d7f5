using System.Numerics;

namespace PureOptim.Numerics;

/// <summary>
/// The way of a <see cref="ZeroSkippingProduct"/> for rows that have their zeros at nearly the same places: two at a time, in registers of 512
/// bits.
/// </summary>
internal static class ZeroSkippingPairs
{
    /// <summary>The product with an epilogue.</summary>
    internal static void Multiply<TRow, T, TEpilogue>(in ZeroSkippingOperands<TRow, T> of, TEpilogue epilogue)
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        const int panel = ZeroSkippingProduct.WidestPanel;
        var registers = ZeroSkippingProduct.Padded<T>(of.Columns) / Width512<T>.Count;
        for (var register = 0; register < registers; register += panel)
        {
            // The last panel may overlap the one before, and its last register is no wider than the columns that are left.
            nint column = int.Min(register, registers - panel) * Width512<T>.Count;
            var last = of.Columns - column - (panel - 1) * Width512<T>.Count;
            if (last <= Width128<T>.Count) Panel<TwoRowsTogether<T>, Width128<T>, TRow, T, TEpilogue>(of, column, epilogue);
            else if (last <= Width256<T>.Count) Panel<TwoRowsApart<Width256<T>, T>, Width256<T>, TRow, T, TEpilogue>(of, column, epilogue);
            else Panel<TwoRowsApart<Width512<T>, T>, Width512<T>, TRow, T, TEpilogue>(of, column, epilogue);
        }
    }

    private static void Panel<P, W, TRow, T, TEpilogue>(in ZeroSkippingOperands<TRow, T> of, nint column, TEpilogue epilogue)
        where P : struct, ITwoRows<P, W, T>
        where W : struct, IVectorWidth<W, T>
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        // An odd row goes with itself.
        for (var i = 0; i < of.Rows; i += 2)
            ZeroSkippingPairKernel<P, W, T>.Seven(of, of.RowAt(i), of.RowAt(int.Min(i + 1, of.Rows - 1)), column, epilogue);
    }
}
