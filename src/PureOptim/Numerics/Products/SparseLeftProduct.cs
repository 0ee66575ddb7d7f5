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

    /// <summary>The registers of the widest panel: twice three and a last one.</summary>
    internal const int WidestPanel = 7;

    private const int NarrowPanel = 4;

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
        if (Vector512.IsHardwareAccelerated) Panels<Width512<T>, Width256<T>, Width128<T>, TRow, T, TEpilogue>(of, epilogue);
        else if (Vector256.IsHardwareAccelerated) Panels<Width256<T>, Width128<T>, Width128<T>, TRow, T, TEpilogue>(of, epilogue);
        else Panels<Width128<T>, Width128<T>, Width128<T>, TRow, T, TEpilogue>(of, epilogue);
    }

    /// <summary>Whether exactly the columns are written: whole registers cover them, of which the last one of a widest panel may be narrower.</summary>
    internal static bool WritesNoPadding<T>(int columns)
        where T : unmanaged
    {
        var rest = columns * sizeof(T) % ProductPlan.Register;
        return rest == 0 || (HasWidestPanel<T>(columns) && (rest == ProductPlan.Register / 2 || rest == ProductPlan.Register / 4) && rest >= sizeof(Vector128<byte>));
    }

    /// <summary>Whether the columns fill a widest panel.</summary>
    internal static bool HasWidestPanel<T>(int columns)
        where T : unmanaged => Registers<T>(columns) >= WidestPanel;

    private static int Registers<T>(int columns)
        where T : unmanaged => (columns * sizeof(T) + ProductPlan.Register - 1) / ProductPlan.Register;

    /// <summary>Covers the columns with the widest panels that fit; the last may overlap the one before, whose elements are then computed twice.</summary>
    private static void Panels<V, H, Q, TRow, T, TEpilogue>(in SparseLeftOperands<TRow, T> of, TEpilogue epilogue)
        where V : struct, INarrowWidth<V, V, T>
        where H : struct, INarrowWidth<H, V, T>
        where Q : struct, INarrowWidth<Q, V, T>
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var registers = Registers<T>(of.Columns);
        var panel = registers >= WidestPanel ? WidestPanel : registers >= NarrowPanel ? NarrowPanel : 1;
        for (var register = 0; register < registers; register += panel)
        {
            nint column = int.Min(register, registers - panel) * V.Count;
            // The last register of a widest panel is no wider than the columns that are left.
            var last = panel < WidestPanel ? V.Count : of.Columns - column - (WidestPanel - 1) * V.Count;
            if (last <= Q.Count) Panel<V, Q, TRow, T, TEpilogue>(of, column, panel, epilogue);
            else if (last <= H.Count) Panel<V, H, TRow, T, TEpilogue>(of, column, panel, epilogue);
            else Panel<V, V, TRow, T, TEpilogue>(of, column, panel, epilogue);
        }
    }

    private static void Panel<V, W, TRow, T, TEpilogue>(in SparseLeftOperands<TRow, T> of, nint column, int panel, TEpilogue epilogue)
        where V : struct, INarrowWidth<V, V, T>
        where W : struct, INarrowWidth<W, V, T>
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>
    {
        for (var block = 0; block == 0 || block < of.Inner; block += BlockLength)
        {
            if (panel == WidestPanel) SparseLeftKernel<WidthThrice<V, T>, W, V, T>.Panel(of, column, block, epilogue);
            else if (panel == NarrowPanel) SparseLeftKernel<WidthTwice<V, T>, WidthNone<V, T>, V, T>.Panel(of, column, block, epilogue);
            else SparseLeftKernel<WidthNone<V, T>, V, V, T>.Panel(of, column, block, epilogue);
        }
    }
}
