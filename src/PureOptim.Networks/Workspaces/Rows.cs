using System.Runtime.Intrinsics;

namespace PureOptim.Networks.Workspaces;

/// <summary>Copies between matrices whose rows are padded and those whose rows are not. Distances between rows are in elements.</summary>
internal static unsafe class Rows
{
    /// <summary>Copies rows in whole registers; the last register of a row overlaps the one before.</summary>
    internal static void Copy<T>(T* from, nint fromRow, T* to, nint toRow, int rows, int columns)
        where T : unmanaged
    {
        nint last = columns - Vector512<T>.Count;
        for (var row = 0; row < rows; row++, from += fromRow, to += toRow)
        {
            if (last < 0)
            {
                new ReadOnlySpan<T>(from, columns).CopyTo(new(to, columns));
                continue;
            }

            for (nint column = 0; column < last; column += Vector512<T>.Count) Vector512.Load(from + column).Store(to + column);
            Vector512.Load(from + last).Store(to + last);
        }
    }
}
