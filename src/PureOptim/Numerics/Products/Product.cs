using System.Numerics;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>
/// The one door to products: <see cref="ProductPlan"/> chooses from shape, zeros and processor what runs behind it. The bits are the same either way, those of <see cref="MatrixProduct"/>. Who keeps an
/// operand for many products asks here how the door wants it.
/// </summary>
internal static unsafe class Product
{
    /// <summary>The number of terms examined together.</summary>
    internal const int BlockLength = SparseLeftProduct.BlockLength;

    /// <summary>The product.</summary>
    internal static void Multiply<T>(in ProductOperands<T> of)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Multiply(of, default(StoreSum<T>));

    /// <summary>
    /// The product with an epilogue, which may also be handed padding. The result must not overlap an operand: at the edges elements may be computed twice.
    /// </summary>
    internal static void Multiply<T, TEpilogue>(in ProductOperands<T> of, TEpilogue epilogue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var plan = ProductPlan.Of(of);
        if (plan.Way != ProductWay.NonZeroTerms) DenseProduct.Multiply(of, plan, epilogue);
        else if (of.LeftBytes == null) OfNonZeroTerms(of, new NumberRow<T>(of.Left), epilogue);
        else if (of.LeftInner == 1) OfNonZeroTerms(of, new ByteRow<T>(of.LeftBytes, of.LeftValues), epilogue);
        else OfNonZeroTerms(of, new ByteColumn<T>(of.LeftBytes, of.LeftInner, of.LeftValues), epilogue);
    }

    /// <summary>The length of a padded row with the given number of columns: whole registers of 512 bits.</summary>
    internal static int Padded<T>(int columns)
        where T : unmanaged => (columns + Vector512<T>.Count - 1) / Vector512<T>.Count * Vector512<T>.Count;

    /// <summary>The number of blocks that hold the terms; one, empty, if there are none.</summary>
    internal static int Blocks(int terms) => SparseLeftProduct.Blocks(terms);

    /// <summary>
    /// Whether zeros of a rectified left operand are left out if its rows are contiguous: then one that is stored transposed is worth a copy whose rows are. With fewer terms it is the same.
    /// </summary>
    internal static bool LeavesZerosOut<T>(int inner, int columns)
        where T : unmanaged => ProductPlan.SkipsZeros<T>(inner, columns);

    /// <summary>Whether a right operand that many products have is worth being kept as a <see cref="PackedRight{T}"/>; else they read its rows.</summary>
    internal static bool KeepsRightPacked<T>(int inner, int columns, bool leftIsRectified)
        where T : unmanaged => ProductPlan.KeepsRightPacked<T>(inner, columns, leftIsRectified);

    private static void OfNonZeroTerms<TRow, T, TEpilogue>(in ProductOperands<T> of, TRow left, TEpilogue epilogue)
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var isDirect = of.PaddedResult == null || SparseLeftProduct.WritesNoPadding<T>(of.Columns);
        var result = isDirect ? of.Result : of.PaddedResult;
        var resultRow = isDirect ? of.ResultRow : Padded<T>(of.Columns);
        SparseLeftProduct.Multiply<TRow, T, TEpilogue>(
            new()
            {
                Left = left,
                LeftRow = of.LeftRow,
                Terms = of.LeftTerms,
                TermsRow = of.LeftTermsRow,
                Right = of.Right,
                RightRow = of.RightRow,
                RightIsFinite = of.RightIsFinite,
                Result = result,
                ResultRow = resultRow,
                Rows = of.Rows,
                Inner = of.Inner,
                Columns = of.Columns,
            },
            epilogue);
        for (nint row = 0; row < of.Rows && !isDirect; row++) new ReadOnlySpan<T>(result + row * resultRow, of.Columns).CopyTo(new(of.Result + row * of.ResultRow, of.Columns));
    }
}
