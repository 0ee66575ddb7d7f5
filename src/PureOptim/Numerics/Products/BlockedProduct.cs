using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PureOptim.Numerics;

/// <summary>
/// The product of matrices that do not fit a cache: blocks of both operands are copied so that a kernel reads them in a row, and stay in a cache while
/// they are used; a right operand may have been copied before. Between blocks of the inner dimension the sums wait in the result.
/// </summary>
/// <typeparam name="V">The registers.</typeparam>
/// <typeparam name="T">The type of an element.</typeparam>
internal static unsafe class BlockedProduct<V, T>
    where V : struct, IVectorWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int CacheLine = 64;

    /// <summary>The rows of a block of the left operand: in float32 it takes half of a second cache of 1 MB.</summary>
    private static int BlockRows => (128 << 10) / OperandPacking.BlockInner;

    /// <summary>The product with an epilogue.</summary>
    internal static void Multiply<TEpilogue>(in ProductOperands<T> of, ProductPlan plan, TEpilogue epilogue)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        const int BlockColumns = OperandPacking.BlockColumns;
        var (blockRows, blockInner) = (BlockRows, OperandPacking.BlockInner);
        var (rows, inner, columns) = (int.Min(of.Rows, blockRows), int.Min(of.Inner, blockInner), int.Min(of.Columns, BlockColumns));
        var leftSize = plan.PacksLeft ? OperandPacking.LeftPanel<T>(plan.TileRows, inner) * ((rows + plan.TileRows - 1) / plan.TileRows) : 0;
        var isPacked = of.RightPacked.IsThere;
        var rightSize = isPacked ? 0 : (columns + V.Count - 1) / V.Count * V.Count * inner;
        var memory = ArrayPool<T>.Shared.Rent(leftSize + rightSize + 2 * CacheLine);
        fixed (T* start = memory)
        {
            var right = Aligned(start);
            var left = plan.PacksLeft ? Aligned(right + rightSize) : null;
            for (var column = 0; column < of.Columns; column += BlockColumns)
            {
                for (var term = 0; term < of.Inner; term += blockInner)
                {
                    var part = new DensePart(0, 0, term, int.Min(blockInner, of.Inner - term), column, int.Min(BlockColumns, of.Columns - column));
                    if (isPacked) right = of.RightPacked.Block(part, V.Count);
                    else OperandPacking.Right(of, part, V.Count, right);
                    for (var row = 0; row < of.Rows; row += blockRows)
                    {
                        part = part with { Row = row, Rows = int.Min(blockRows, of.Rows - row) };
                        if (plan.PacksLeft) OperandPacking.Left(of, part, plan.TileRows, left);
                        Tiles(of, plan, part, left, right, epilogue);
                    }
                }
            }
        }

        ArrayPool<T>.Shared.Return(memory);
    }

    private static T* Aligned(T* start) => (T*)(((nuint)start + CacheLine - 1) & ~(nuint)(CacheLine - 1));

    /// <summary>All tiles of a block: a panel of the right operand stays in a cache for all rows.</summary>
    [SkipLocalsInit]
    private static void Tiles<TEpilogue>(in ProductOperands<T> of, ProductPlan plan, DensePart part, T* left, T* right, TEpilogue epilogue)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var edge = stackalloc T[ProductPlan.TallTile * ProductPlan.TileRegisters * Vector512<T>.Count];
        var panel = OperandPacking.LeftPanel<T>(plan.TileRows, part.Inner);
        for (var column = 0; column < part.Columns;)
        {
            var registers = part.PanelAt(column, V.Count);
            var width = registers * V.Count;
            var columns = int.Min(width, part.Columns - column);
            for (var row = 0; row < part.Rows; row += plan.TileRows)
            {
                var rows = int.Min(plan.TileRows, part.Rows - row);
                // The last rows of an operand that is not packed are computed together with those before them: none come after them.
                var before = plan.PacksLeft ? 0 : plan.TileRows - rows;
                var (firstRow, firstColumn) = ((nint)part.Row + row - before, part.Column + column);
                var tile = new DenseTile<T>
                {
                    Left = plan.PacksLeft ? left + (nint)(row / plan.TileRows) * panel : of.Left + firstRow * of.LeftRow + part.Term,
                    LeftRow = plan.PacksLeft ? 1 : of.LeftRow,
                    LeftInner = plan.PacksLeft ? plan.TileRows : 1,
                    Right = right,
                    RightRow = width,
                    Result = of.Result + firstRow * of.ResultRow + firstColumn,
                    ResultRow = of.ResultRow,
                    Inner = part.Inner,
                    Continues = part.Term > 0,
                    Ends = part.Term + part.Inner == of.Inner,
                    Row = firstRow,
                    Column = firstColumn,
                };
                if (row + plan.TileRows < part.Rows) Expect(tile.Result + plan.TileRows * of.ResultRow, of.ResultRow, plan.TileRows, width);
                if (rows == plan.TileRows && columns == width) Run(tile, registers, plan.TileRows, epilogue);
                else RunAtEdge(tile, registers, plan.TileRows, (before, rows, columns), edge, epilogue);
            }

            right += (nint)part.Inner * width;
            column += width;
        }
    }

    /// <summary>
    /// Asks for the result of the next tile while this one is computed, where sums wait often. Without it products of 1,024 rows and more take about a twentieth more time with registers of 256 bits;
    /// with those of 512 bits, whose blocks have twice as many terms, it gains nothing.
    /// </summary>
    private static void Expect(T* tile, nint row, int rows, int width)
    {
        if (Vector512.IsHardwareAccelerated || !Sse.IsSupported) return;
        for (var i = 0; i < rows; i++, tile += row)
        {
            for (var column = 0; column < width; column += CacheLine / sizeof(T)) Sse.Prefetch0(tile + column);
        }
    }

    /// <summary>A tile of which only some rows and columns are there: computed beside the result.</summary>
    private static void RunAtEdge<TEpilogue>(
        in DenseTile<T> tile, int registers, int tileRows, (int Before, int Rows, int Columns) there, T* edge, TEpilogue epilogue)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        var width = registers * V.Count;
        T* from = edge + there.Before * width, result = tile.Result + there.Before * tile.ResultRow;
        for (var row = 0; row < there.Rows && tile.Continues; row++) new Span<T>(result + row * tile.ResultRow, there.Columns).CopyTo(new(from + row * width, width));
        Run(tile with { Result = edge, ResultRow = width, Ends = false }, registers, tileRows, epilogue);
        for (var row = 0; row < there.Rows; row++, from += width, result += tile.ResultRow)
        {
            for (var column = 0; column < there.Columns; column++)
            {
                var sum = WidthOne<T>.Load(from + column);
                if (tile.Ends) sum = epilogue.Finish(WidthOne<T>.Canonical(sum), tile.Row + there.Before + row, tile.Column + column);
                WidthOne<T>.Store(sum, result + column);
            }
        }
    }

    private static void Run<TEpilogue>(in DenseTile<T> tile, int registers, int tileRows, TEpilogue epilogue)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        if (registers == ProductPlan.TileRegisters) Run<WidthThrice<V, T>, TEpilogue>(tile, tileRows, epilogue);
        else if (registers == 2) Run<WidthTwice<V, T>, TEpilogue>(tile, tileRows, epilogue);
        else Run<V, TEpilogue>(tile, tileRows, epilogue);
    }

    private static void Run<R, TEpilogue>(in DenseTile<T> tile, int tileRows, TEpilogue epilogue)
        where R : struct, IVectorWidth<R, T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        if (tileRows == ProductPlan.TallTile) DenseKernel<R, T>.Eight(tile, epilogue);
        else DenseKernel<R, T>.Four(tile, epilogue);
    }
}
