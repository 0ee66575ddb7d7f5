using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>Transposed copies. Distances between rows are in elements.</summary>
internal static unsafe class MatrixTransposition
{
    private const int Block = 4;

    /// <summary>to[c, r] = from[r, c], in square blocks, so that both sides are read and written by the cache line.</summary>
    internal static void Transpose<T>(T* from, nint fromRow, T* to, nint toRow, int rows, int columns)
        where T : unmanaged
    {
        var (wholeRows, wholeColumns) = (rows & -Block, columns & -Block);
        for (nint r = 0; r < wholeRows; r += Block)
            for (nint c = 0; c < wholeColumns; c += Block)
                TransposeBlock(from + r * fromRow + c, fromRow, to + c * toRow + r, toRow);
        for (nint r = 0; r < rows; r++)
            for (nint c = r < wholeRows ? wholeColumns : 0; c < columns; c++)
                to[c * toRow + r] = from[r * fromRow + c];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBlock<T>(T* from, nint fromRow, T* to, nint toRow)
        where T : unmanaged
    {
        for (nint r = 0; r < Block; r++)
            for (nint c = 0; c < Block; c++)
                to[c * toRow + r] = from[r * fromRow + c];
    }
}
