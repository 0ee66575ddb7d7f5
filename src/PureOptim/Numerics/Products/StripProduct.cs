using System.Numerics;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>
/// The product of matrices that fit a cache: covers the result with tiles of a <see cref="DenseKernel{R, T}"/>, the widest first, that read the operands where
/// they are. The last tiles overlap those before.
/// </summary>
internal static unsafe class StripProduct
{
    /// <summary>The product with an epilogue.</summary>
    internal static void Multiply<T, TEpilogue>(in ProductOperands<T> of, ProductPlan plan, TEpilogue epilogue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        nint column = 0;
        if (Vector512.IsHardwareAccelerated) Strips<Width512<T>, T, TEpilogue>(of, plan, ref column, epilogue);
        if (Vector256.IsHardwareAccelerated) Strips<Width256<T>, T, TEpilogue>(of, plan, ref column, epilogue);
        Strips<Width128<T>, T, TEpilogue>(of, plan, ref column, epilogue);
        if (column < of.Columns && of.Columns >= Vector128<T>.Count) Strip<Width128<T>, T, TEpilogue>(of, plan, of.Columns - Vector128<T>.Count, epilogue);
        else
            for (; column < of.Columns; column++) Strip<WidthOne<T>, T, TEpilogue>(of, plan, column, epilogue);
    }

    /// <summary>Three registers at a time, then two or one.</summary>
    private static void Strips<V, T, TEpilogue>(in ProductOperands<T> of, ProductPlan plan, ref nint column, TEpilogue epilogue)
        where V : struct, IVectorWidth<V, T>
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>
    {
        for (; of.Columns - column >= 3 * V.Count; column += 3 * V.Count) Strip<WidthThrice<V, T>, T, TEpilogue>(of, plan, column, epilogue);
        for (; of.Columns - column >= 2 * V.Count; column += 2 * V.Count) Strip<WidthTwice<V, T>, T, TEpilogue>(of, plan, column, epilogue);
        for (; of.Columns - column >= V.Count; column += V.Count) Strip<V, T, TEpilogue>(of, plan, column, epilogue);
    }

    private static void Strip<R, T, TEpilogue>(in ProductOperands<T> of, ProductPlan plan, nint column, TEpilogue epilogue)
        where R : struct, IVectorWidth<R, T>
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>
    {
        const int tall = ProductPlan.TallTile, low = tall / 2;
        nint row = 0;
        if (plan.TileRows == tall && of.Rows >= tall)
        {
            for (; row <= of.Rows - tall; row += tall) DenseKernel<R, T>.Eight(Tile(of, row, column), epilogue);
            if (row < of.Rows) DenseKernel<R, T>.Eight(Tile(of, of.Rows - tall, column), epilogue);
            return;
        }

        for (; row <= of.Rows - low; row += low) DenseKernel<R, T>.Four(Tile(of, row, column), epilogue);
        if (row < of.Rows && of.Rows >= low) DenseKernel<R, T>.Four(Tile(of, of.Rows - low, column), epilogue);
        else
            for (; row < of.Rows; row++) DenseKernel<R, T>.One(Tile(of, row, column), epilogue);
    }

    private static DenseTile<T> Tile<T>(in ProductOperands<T> of, nint row, nint column)
        where T : unmanaged => new()
        {
            Left = of.Left + row * of.LeftRow,
            LeftRow = of.LeftRow,
            LeftInner = of.LeftInner,
            Right = of.Right + column,
            RightRow = of.RightRow,
            Result = of.Result + row * of.ResultRow + column,
            ResultRow = of.ResultRow,
            Inner = of.Inner,
            Ends = true,
            Row = row,
            Column = column,
        };
}
