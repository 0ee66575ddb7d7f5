using System.Numerics;

namespace PureOptim.Numerics;

/// <summary>
/// The way of a <see cref="SparseLeftProduct"/> for rows that have their zeros at nearly the same places: two at a time, in registers of 512
/// bits.
/// </summary>
internal static class SparseLeftPairs
{
    /// <summary>The product with an epilogue.</summary>
    internal static void Multiply<TRow, T, TEpilogue>(in SparseLeftOperands<TRow, T> of, TEpilogue epilogue)
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        const int panel = SparseLeftProduct.WidestPanel;
        var registers = SparseLeftProduct.Padded<T>(of.Columns) / Width512<T>.Count;
        for (var register = 0; register < registers; register += panel)
        {
            // The last panel may overlap the one before, and its last register is no wider than the columns that are left.
            nint column = int.Min(register, registers - panel) * Width512<T>.Count;
            var last = of.Columns - column - (panel - 1) * Width512<T>.Count;
            if (last <= Width128<T>.Count) Panel<PackedRowPair<T>, Width128<T>, TRow, T, TEpilogue>(of, column, epilogue);
            else if (last <= Width256<T>.Count) Panel<SplitRowPair<Width256<T>, T>, Width256<T>, TRow, T, TEpilogue>(of, column, epilogue);
            else Panel<SplitRowPair<Width512<T>, T>, Width512<T>, TRow, T, TEpilogue>(of, column, epilogue);
        }
    }

    private static void Panel<P, W, TRow, T, TEpilogue>(in SparseLeftOperands<TRow, T> of, nint column, TEpilogue epilogue)
        where P : struct, IRowPair<P, W, T>
        where W : struct, IVectorWidth<W, T>
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        // An odd row goes with itself.
        for (var i = 0; i < of.Rows; i += 2)
            SparseLeftPairKernel<P, W, T>.Seven(of, of.RowAt(i), of.RowAt(int.Min(i + 1, of.Rows - 1)), column, epilogue);
    }
}
