using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>
/// A product between layers. Behind a rectifier about half of what comes forward, and of the gradients that come back, is zero: there it leaves
/// out the terms with a zero on the left, where that is faster. The bits are the same either way.
/// </summary>
internal static unsafe class RectifiedProduct
{
    /// <summary>The product with an epilogue.</summary>
    /// <param name="of">The operands, the left one row after row; rows of right operand and result are padded, those of a rectified left one too.</param>
    /// <param name="leftIsRectified">Whether much of the left operand is zero.</param>
    /// <param name="rightIsFinite">Whether the right operand is, so that terms can be left out.</param>
    /// <param name="epilogue">The operation on each sum.</param>
    internal static void Multiply<T, TEpilogue>(in DenseOperands<T> of, bool leftIsRectified, bool rightIsFinite, TEpilogue epilogue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        if (!leftIsRectified || !rightIsFinite || !ProductPlan.SkipsZeros<T>(of.Inner, of.Columns))
        {
            DenseProduct.Multiply(of, epilogue);
            return;
        }

        SparseLeftProduct.Multiply<NumberRow<T>, T, TEpilogue>(
            new()
            {
                Left = new(of.Left),
                LeftRow = of.LeftRow,
                Right = of.Right,
                RightRow = of.RightRow,
                RightIsFinite = true,
                Result = of.Result,
                ResultRow = of.ResultRow,
                Rows = of.Rows,
                Inner = of.Inner,
                Columns = of.Columns,
            },
            epilogue);
    }
}
