using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PureOptim.Numerics;

/// <summary>Transposed copies. Distances between rows are in elements.</summary>
internal static unsafe class MatrixTransposition
{
    private const int Lanes = 4;
    private const int LongestSide = 16;

    /// <summary>
    /// to[c, r] = from[r, c]. If the hardware interleaves registers, in four square blocks side by side, each as wide as a lane of 128 bits; the rest
    /// one by one.
    /// </summary>
    internal static void Transpose<T>(T* from, nint fromRow, T* to, nint toRow, int rows, int columns)
        where T : unmanaged
    {
        var side = Vector128<T>.Count;
        var (wholeRows, wholeColumns) = Avx2.IsSupported ? (rows / side * side, columns / (Lanes * side) * (Lanes * side)) : (0, 0);
        for (nint r = 0; r < wholeRows; r += side)
        {
            for (nint c = 0; c < wholeColumns; c += Lanes * side)
            {
                if (side == 4) TransposeFour(from + r * fromRow + c, fromRow, to + c * toRow + r, toRow);
                else TransposeBlocks(from + r * fromRow + c, fromRow, to + c * toRow + r, toRow);
            }
        }

        for (nint r = 0; r < rows; r++)
            for (nint c = r < wholeRows ? wholeColumns : 0; c < columns; c++)
                to[c * toRow + r] = from[r * fromRow + c];
    }

    /// <summary>Four rows of elements of 32 bits: the same as for other sizes, but without leaving the registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeFour<T>(T* from, nint fromRow, T* to, nint toRow)
        where T : unmanaged
    {
        var (first, second) = (Vector512.Load(from), Vector512.Load(from + fromRow));
        var (third, fourth) = (Vector512.Load(from + 2 * fromRow), Vector512.Load(from + 3 * fromRow));
        var (odd, even) = (InterleaveLower(first, third), InterleaveLower(second, fourth));
        Scatter(InterleaveLower(odd, even), to, 4 * toRow);
        Scatter(InterleaveUpper(odd, even), to + toRow, 4 * toRow);
        (odd, even) = (InterleaveUpper(first, third), InterleaveUpper(second, fourth));
        Scatter(InterleaveLower(odd, even), to + 2 * toRow, 4 * toRow);
        Scatter(InterleaveUpper(odd, even), to + 3 * toRow, 4 * toRow);
    }

    /// <summary>Stores the four lanes at equal distances.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scatter<T>(Vector512<T> lanes, T* to, nint distance)
        where T : unmanaged
    {
        var (lower, upper) = (lanes.GetLower(), lanes.GetUpper());
        lower.GetLower().Store(to);
        lower.GetUpper().Store(to + distance);
        upper.GetLower().Store(to + 2 * distance);
        upper.GetUpper().Store(to + 3 * distance);
    }

    /// <summary>
    /// Transposes as many rows as a lane has elements. Interleaving the first half of the rows with the second is a perfect shuffle of each block's
    /// elements; half as many shuffles as their indices have bits swap row and column.
    /// </summary>
    [SkipLocalsInit]
    private static void TransposeBlocks<T>(T* from, nint fromRow, T* to, nint toRow)
        where T : unmanaged
    {
        nint side = Vector128<T>.Count;
        var memory = stackalloc byte[2 * LongestSide * sizeof(Vector512<byte>)];
        var (block, other) = ((nint)memory, (nint)memory + LongestSide * sizeof(Vector512<byte>));
        for (nint r = 0; r < side; r++) ((Vector512<T>*)block)[r] = Vector512.Load(from + r * fromRow);
        for (var rounds = BitOperations.Log2((uint)side); rounds > 0; rounds--)
        {
            var read = (Vector512<T>*)block;
            var write = (Vector512<T>*)other;
            for (nint r = 0; r < side / 2; r++)
            {
                var (first, second) = (read[r], read[r + side / 2]);
                write[2 * r] = InterleaveLower(first, second);
                write[2 * r + 1] = InterleaveUpper(first, second);
            }

            (block, other) = (other, block);
        }

        for (nint lane = 0; lane < Lanes; lane++)
            for (nint r = 0; r < side; r++)
                ((Vector128<T>*)block)[r * Lanes + lane].Store(to + (lane * side + r) * toRow);
    }

    /// <summary>The lower halves of each lane's elements, one from the left, one from the right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> InterleaveLower<T>(Vector512<T> left, Vector512<T> right)
        where T : unmanaged => !Avx512BW.IsSupported
            ? Vector512.Create(InterleaveLower(left.GetLower(), right.GetLower()), InterleaveLower(left.GetUpper(), right.GetUpper()))
            : sizeof(T) switch
            {
                1 => Avx512BW.UnpackLow(left.AsByte(), right.AsByte()).As<byte, T>(),
                4 => Avx512F.UnpackLow(left.AsUInt32(), right.AsUInt32()).As<uint, T>(),
                _ => Avx512F.UnpackLow(left.AsUInt64(), right.AsUInt64()).As<ulong, T>(),
            };

    /// <summary>The upper halves of each lane's elements, one from the left, one from the right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> InterleaveUpper<T>(Vector512<T> left, Vector512<T> right)
        where T : unmanaged => !Avx512BW.IsSupported
            ? Vector512.Create(InterleaveUpper(left.GetLower(), right.GetLower()), InterleaveUpper(left.GetUpper(), right.GetUpper()))
            : sizeof(T) switch
            {
                1 => Avx512BW.UnpackHigh(left.AsByte(), right.AsByte()).As<byte, T>(),
                4 => Avx512F.UnpackHigh(left.AsUInt32(), right.AsUInt32()).As<uint, T>(),
                _ => Avx512F.UnpackHigh(left.AsUInt64(), right.AsUInt64()).As<ulong, T>(),
            };

    private static Vector256<T> InterleaveLower<T>(Vector256<T> left, Vector256<T> right)
        where T : unmanaged => sizeof(T) switch
        {
            1 => Avx2.UnpackLow(left.AsByte(), right.AsByte()).As<byte, T>(),
            4 => Avx2.UnpackLow(left.AsUInt32(), right.AsUInt32()).As<uint, T>(),
            _ => Avx2.UnpackLow(left.AsUInt64(), right.AsUInt64()).As<ulong, T>(),
        };

    private static Vector256<T> InterleaveUpper<T>(Vector256<T> left, Vector256<T> right)
        where T : unmanaged => sizeof(T) switch
        {
            1 => Avx2.UnpackHigh(left.AsByte(), right.AsByte()).As<byte, T>(),
            4 => Avx2.UnpackHigh(left.AsUInt32(), right.AsUInt32()).As<uint, T>(),
            _ => Avx2.UnpackHigh(left.AsUInt64(), right.AsUInt64()).As<ulong, T>(),
        };
}
