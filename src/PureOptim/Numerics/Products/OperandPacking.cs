using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>Copies blocks of the operands in the order in which a <see cref="BlockedProduct{V, T}"/> reads them. What is missing at an edge is 0.</summary>
internal static unsafe class OperandPacking
{
    /// <summary>The rows of the right operand that are read side by side: along a row as a processor expects it, and few enough for the pages of memory that it knows.</summary>
    private const int TermsTogether = 16;

    /// <summary>
    /// The terms of a block: the more, the less often sums wait. Of 32 kB of a first cache, a panel of the right operand for them takes three quarters with registers of up to 256 bits; with those of
    /// 512 bits it would be read too few times, so that the cache has a panel of the left operand, in a half.
    /// </summary>
    internal static int BlockInner => Vector512.IsHardwareAccelerated || !Vector256.IsHardwareAccelerated ? 512 : 256;

    /// <summary>The columns of a block of the right operand, which a third cache has.</summary>
    internal const int BlockColumns = 3072;

    /// <summary>The elements of a packed panel of the left operand: a cache line more than it has, or panels would compete for the same places of a cache.</summary>
    internal static int LeftPanel<T>(int tileRows, int inner)
        where T : unmanaged => tileRows * inner + Vector512<T>.Count;

    /// <summary>Panels of the rows of a tile, in each the rows of a term beside each other.</summary>
    internal static void Left<T>(in ProductOperands<T> of, DensePart part, int tileRows, T* to)
        where T : unmanaged
    {
        var panel = LeftPanel<T>(tileRows, part.Inner);
        var from = of.Left + part.Row * of.LeftRow + part.Term * of.LeftInner;
        if (of.LeftInner != 1)
        {
            TransposedLeft(from, of.LeftInner, part, tileRows, panel, to);
            return;
        }

        for (var row = 0; row < part.Rows; row += tileRows, from += tileRows * of.LeftRow, to += panel)
        {
            var there = int.Min(tileRows, part.Rows - row);
            if (there < tileRows) new Span<T>(to, tileRows * part.Inner).Clear();
            MatrixTransposition.Transpose(from, of.LeftRow, to, tileRows, there, part.Inner);
        }
    }

    /// <summary>Along the rows of an operand that is stored transposed, since they lie far apart.</summary>
    private static void TransposedLeft<T>(T* from, nint fromRow, DensePart part, int tileRows, int panel, T* to)
        where T : unmanaged
    {
        for (var term = 0; term < part.Inner; term++, from += fromRow, to += tileRows)
        {
            var target = to;
            var row = 0;
            for (; row <= part.Rows - tileRows; row += tileRows, target += panel) CopyRegister(from + row, target, tileRows * sizeof(T));
            if (row < part.Rows) Copy(from + row, part.Rows - row, target, tileRows);
        }
    }

    /// <summary>Panels of the registers of a tile, or of what is left, in each the columns of a term beside each other.</summary>
    /// <param name="of">The operands.</param>
    /// <param name="part">The block.</param>
    /// <param name="register">The elements of a register.</param>
    /// <param name="to">Receives the panels.</param>
    internal static void Right<T>(in ProductOperands<T> of, DensePart part, int register, T* to)
        where T : unmanaged
    {
        var from = of.Right + part.Term * of.RightRow + part.Column * of.RightColumn;
        if (of.RightColumn == 1)
        {
            RightTerms(from, of.RightRow, part, register, to, 0, part.Inner);
            return;
        }

        for (var column = 0; column < part.Columns;)
        {
            var width = part.PanelAt(column, register) * register;
            var there = int.Min(width, part.Columns - column);
            if (there < width) new Span<T>(to, part.Inner * width).Clear();
            MatrixTransposition.Transpose(from, of.RightColumn, to, width, there, part.Inner);
            from += width * of.RightColumn;
            to += (nint)part.Inner * width;
            column += width;
        }
    }

    /// <summary>Some terms of all panels, a few at a time.</summary>
    /// <param name="from">The first of these terms in the first column.</param>
    /// <param name="fromRow">From a term to the next.</param>
    /// <param name="part">The block.</param>
    /// <param name="register">The elements of a register.</param>
    /// <param name="to">The panels of the block.</param>
    /// <param name="first">The first of these terms, counted in the block.</param>
    /// <param name="count">The number of terms.</param>
    internal static void RightTerms<T>(T* from, nint fromRow, DensePart part, int register, T* to, int first, int count)
        where T : unmanaged
    {
        for (var term = 0; term < count; term += TermsTogether)
            RightTermsTogether(from + term * fromRow, fromRow, part, register, int.Min(TermsTogether, count - term), to, first + term);
    }

    private static void RightTermsTogether<T>(T* from, nint fromRow, DensePart part, int register, int terms, T* to, int term)
        where T : unmanaged
    {
        for (var column = 0; column < part.Columns;)
        {
            var width = part.PanelAt(column, register) * register;
            var there = int.Min(width, part.Columns - column);
            var target = to + ((nint)part.Inner * column + (nint)term * width);
            for (nint i = 0; i < terms; i++) Copy(from + column + i * fromRow, there, target + i * width, width);
            column += width;
        }
    }

    private static void CopyRegister<T>(T* from, T* to, int bytes)
        where T : unmanaged
    {
        if (bytes == sizeof(Vector512<T>)) Vector512.Load(from).Store(to);
        else if (bytes == sizeof(Vector256<T>)) Vector256.Load(from).Store(to);
        else Vector128.Load(from).Store(to);
    }

    private static void Copy<T>(T* from, int there, T* to, int count)
        where T : unmanaged
    {
        nint i = 0;
        for (; i <= there - Vector256<T>.Count; i += Vector256<T>.Count) Vector256.Load(from + i).Store(to + i);
        for (; i <= there - Vector128<T>.Count; i += Vector128<T>.Count) Vector128.Load(from + i).Store(to + i);
        for (; i < there; i++) to[i] = from[i];
        for (; i < count; i++) to[i] = default;
    }
}
