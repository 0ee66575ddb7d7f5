using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>
/// The product with a matrix many of whose elements are zero: the pixels of a drawing, or what a rectifier let through. Terms with a zero on
/// the left are left out, and the bits are those of <see cref="MatrixProduct"/>.
/// </summary>
/// <remarks>
/// Why the bits agree: for finite w, fma(0, w, s) is s, or +0 where s is a zero; a sum's zeros can only turn into one another; and a product
/// ends by making them +0. For infinite or NaN w, 0 · w is NaN: then no term is left out.
/// </remarks>
internal static unsafe class SparseLeftProduct
{
    /// <summary>The number of terms examined together: the bits of a word, and few enough that their rows of the right operand stay in the first cache.</summary>
    internal const int BlockLength = 64;

    /// <summary>The registers of the widest panel.</summary>
    internal const int WidestPanel = 7;

    private const int NarrowPanel = 4;

    /// <summary>The length of a padded row with the given number of columns: whole registers of 512 bits.</summary>
    internal static int Padded<T>(int columns)
        where T : unmanaged => (columns + Vector512<T>.Count - 1) / Vector512<T>.Count * Vector512<T>.Count;

    /// <summary>The number of blocks that hold the terms; one, empty, if there are none.</summary>
    internal static int Blocks(int terms) => int.Max(1, (terms + BlockLength - 1) / BlockLength);

    /// <summary>The product with an epilogue, which is also handed some of the padding. The result must not overlap an operand.</summary>
    internal static void Multiply<TRow, T, TEpilogue>(in SparseLeftOperands<TRow, T> of, TEpilogue epilogue)
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        if (of.Terms != null && of.RightIsFinite)
        {
            OfTerms(of, epilogue);
            return;
        }

        // All words before the first multiplication: the multipliers do not wait for them.
        var blocks = Blocks(of.Inner);
        var words = ArrayPool<ulong>.Shared.Rent(checked(of.Rows * blocks));
        fixed (ulong* terms = words)
        {
            of.FillTerms(terms);
            OfTerms(of with { Terms = terms, TermsRow = blocks }, epilogue);
        }

        ArrayPool<ulong>.Shared.Return(words);
    }

    private static void OfTerms<TRow, T, TEpilogue>(in SparseLeftOperands<TRow, T> of, TEpilogue epilogue)
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        if (of.RowsAreAlike && GoesInPairs<T>(of.Columns)) SparseLeftPairs.Multiply(of, epilogue);
        else if (Vector512.IsHardwareAccelerated) Panels<Width512<T>, Width256<T>, Width128<T>, TRow, T, TEpilogue>(of, epilogue);
        else if (Vector256.IsHardwareAccelerated) Panels<Width256<T>, Width128<T>, Width128<T>, TRow, T, TEpilogue>(of, epilogue);
        else Panels<Width128<T>, Width128<T>, Width128<T>, TRow, T, TEpilogue>(of, epilogue);
    }

    /// <summary>Whether exactly the columns are written: whole registers cover them, of which the last one of a widest panel may be narrower.</summary>
    internal static bool WritesNoPadding<T>(int columns)
        where T : unmanaged
    {
        var rest = columns * sizeof(T) % Vector512<byte>.Count;
        var isNarrower = rest == Vector128<byte>.Count || rest == Vector256<byte>.Count;
        return rest == 0 || (isNarrower && GoesInPairs<T>(columns));
    }

    /// <summary>Whether rows can be taken two at a time, which wants more registers than processors with narrower ones have.</summary>
    internal static bool GoesInPairs<T>(int columns)
        where T : unmanaged => Vector512.IsHardwareAccelerated && Padded<T>(columns) >= WidestPanel * Vector512<T>.Count;

    /// <summary>Covers the columns with the widest panels that fit; the last may overlap the one before, whose elements are then computed twice.</summary>
    private static void Panels<V, H, Q, TRow, T, TEpilogue>(in SparseLeftOperands<TRow, T> of, TEpilogue epilogue)
        where V : struct, INarrowWidth<V, V, T>
        where H : struct, INarrowWidth<H, V, T>
        where Q : struct, INarrowWidth<Q, V, T>
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var registers = Padded<T>(of.Columns) / V.Count;
        var panel = registers >= WidestPanel ? WidestPanel : registers >= NarrowPanel ? NarrowPanel : 1;
        for (var register = 0; register < registers; register += panel)
        {
            nint column = int.Min(register, registers - panel) * V.Count;
            if (panel < WidestPanel)
            {
                Narrow<V, TRow, T, TEpilogue>(of, column, panel, epilogue);
                continue;
            }

            // The last register of a panel is no wider than the columns that are left.
            var last = of.Columns - column - (WidestPanel - 1) * V.Count;
            if (last <= Q.Count) Widest<V, Q, TRow, T, TEpilogue>(of, column, epilogue);
            else if (last <= H.Count) Widest<V, H, TRow, T, TEpilogue>(of, column, epilogue);
            else Widest<V, V, TRow, T, TEpilogue>(of, column, epilogue);
        }
    }

    private static void Narrow<V, TRow, T, TEpilogue>(in SparseLeftOperands<TRow, T> of, nint column, int panel, TEpilogue epilogue)
        where V : struct, IVectorWidth<V, T>
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>
    {
        for (var block = 0; block == 0 || block < of.Inner; block += BlockLength)
        {
            if (panel == NarrowPanel) SparseLeftKernel<V, T>.Four(of, column, block, epilogue);
            else SparseLeftKernel<V, T>.One(of, column, block, epilogue);
        }
    }

    private static void Widest<V, W, TRow, T, TEpilogue>(in SparseLeftOperands<TRow, T> of, nint column, TEpilogue epilogue)
        where V : struct, IVectorWidth<V, T>
        where W : struct, INarrowWidth<W, V, T>
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>
    {
        for (var block = 0; block == 0 || block < of.Inner; block += BlockLength)
            SparseLeftKernel<V, T>.Seven<W, TRow, TEpilogue>(of, column, block, epilogue);
    }
}
