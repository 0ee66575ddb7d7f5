using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace PureOptim.Numerics;

/// <summary>
/// How a <see cref="Product"/> is computed: chosen from its shape, the zeros on its left and the processor. Every plan has the same bits.
/// <list type="table">
/// <listheader><term>Way</term><description>When</description></listheader>
/// <item><term><see cref="ProductWay.NonZeroTerms"/></term><description>
/// The left operand is bytes; or it is rectified and its rows are contiguous, those of the right one are too, which is finite and not packed, and leaving zeros out takes less time: <see cref="SkipsZeros{T}"/>.
/// </description></item>
/// <item><term><see cref="ProductWay.TenColumns"/></term><description>Ten columns, as of ten classes, at least eight rows, and registers of 256 bits.</description></item>
/// <item><term><see cref="ProductWay.Blocks"/></term><description>
/// The right operand is kept packed; or it takes at least <see cref="LargeRight"/> bytes and is used for at least <see cref="ManyRows"/> rows; or the left one is stored transposed, takes at least
/// <see cref="LargeLeft"/> bytes and is used for at least <see cref="ManyRows"/> columns; or the right one is stored transposed.
/// </description></item>
/// <item><term><see cref="ProductWay.Strips"/></term><description>Else.</description></item>
/// </list>
/// </summary>
/// <param name="Way">Which loops run.</param>
/// <param name="TileRows">The rows of a tile of the result that stays in registers: with three registers a row, eight fill 32 and four fill 16.</param>
/// <param name="PacksLeft">Whether blocks of the left operand are copied in the order of use, which pays where they are stored transposed or used for many columns; without it there must be rows for a tile.</param>
internal readonly record struct ProductPlan(ProductWay Way, int TileRows, bool PacksLeft)
{
    /// <summary>The registers of a tile's row.</summary>
    internal const int TileRegisters = 3;

    /// <summary>The most rows of a tile.</summary>
    internal const int TallTile = 8;

    private const int LowTile = 4;
    private const int TenColumns = 10;
    private const int LargeRight = 64 << 10;
    private const int LargeLeft = 128 << 10;
    private const int LargeForZeros = 256 << 10;
    private const int ManyRows = 32;
    private const int ManyColumns = 768;

    /// <summary>The plan of a product.</summary>
    internal static unsafe ProductPlan Of<T>(in ProductOperands<T> of)
        where T : unmanaged
    {
        var tileRows = HasManyRegisters ? TallTile : LowTile;
        if (of.LeftBytes != null || (of.LeftIsRectified && of.LeftInner == 1 && of.RightColumn == 1 && of.RightIsFinite && !of.RightPacked.IsThere && SkipsZeros<T>(of.Inner, of.Columns)))
            return new(ProductWay.NonZeroTerms, tileRows, PacksLeft: false);
        if (!of.RightPacked.IsThere && of.Columns == TenColumns && of.RightColumn == 1 && of.Rows >= TallTile && Vector256.IsHardwareAccelerated) return new(ProductWay.TenColumns, TallTile, PacksLeft: false);
        var usesBlocks = of.Inner > 0 && (of.RightPacked.IsThere || of.RightColumn != 1
            || (of.Rows >= ManyRows && (long)of.Inner * of.Columns * sizeof(T) >= LargeRight)
            || (of.LeftInner != 1 && of.Columns >= ManyRows && (long)of.Inner * of.Rows * sizeof(T) >= LargeLeft));
        return usesBlocks ? new(ProductWay.Blocks, tileRows, of.LeftInner != 1 || of.Columns >= ManyColumns || of.Rows < tileRows) : new(ProductWay.Strips, tileRows, PacksLeft: false);
    }

    /// <summary>
    /// Whether the terms with a zero on the left are left out where a rectifier made about half of them zero: with registers of 512 bits, at least seven of them a row, and a right
    /// operand of at most <see cref="LargeForZeros"/> bytes, whose rows can be had in any order. Else all terms take less time.
    /// </summary>
    internal static unsafe bool SkipsZeros<T>(int inner, int columns)
        where T : unmanaged => Vector512.IsHardwareAccelerated && SparseLeftProduct.HasWidestPanel<T>(columns) && (long)inner * columns * sizeof(T) <= LargeForZeros;

    /// <summary>
    /// Whether a right operand that many products have is kept as their blocks read it. Where the left one's zeros are left out, and with ten columns, its rows are read; a small one
    /// takes less time to be read, or to be transposed first, as it is.
    /// </summary>
    /// <param name="inner">The terms of each sum.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="leftIsRectified">Whether much of the left operand is zero.</param>
    internal static unsafe bool KeepsRightPacked<T>(int inner, int columns, bool leftIsRectified)
        where T : unmanaged => (long)inner * columns * sizeof(T) >= LargeRight && columns != TenColumns && !(leftIsRectified && SkipsZeros<T>(inner, columns));

    /// <summary>The bytes of a register.</summary>
    internal static unsafe int Register => Vector512.IsHardwareAccelerated ? sizeof(Vector512<byte>) : Vector256.IsHardwareAccelerated ? sizeof(Vector256<byte>) : sizeof(Vector128<byte>);

    /// <summary>Whether there are 32 registers; else there are 16.</summary>
    private static bool HasManyRegisters => Avx512F.VL.IsSupported || AdvSimd.Arm64.IsSupported;
}
