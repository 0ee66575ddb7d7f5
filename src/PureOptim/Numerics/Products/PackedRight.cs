namespace PureOptim.Numerics;

/// <summary>
/// A whole right operand in the order in which a <see cref="BlockedProduct{V, T}"/> reads it: blocks of columns, in each blocks of terms, in each its panels. What many products have
/// on their right is packed once, by all threads together. The memory is the caller's.
/// </summary>
/// <param name="start">As many elements as <see cref="Length"/> says; nothing where the operand is not kept packed.</param>
/// <param name="inner">The terms of each sum.</param>
/// <param name="columns">The columns.</param>
internal readonly unsafe struct PackedRight<T>(T* start, int inner, int columns)
    where T : unmanaged
{
    /// <summary>Whether there is an operand.</summary>
    internal bool IsThere => start != null;

    private static int Register => ProductPlan.Register / sizeof(T);

    /// <summary>The number of elements, with those that fill the last register.</summary>
    internal static int Length(int inner, int columns) => checked(Padded(columns, Register) * inner);

    /// <summary>The panels of a block.</summary>
    /// <param name="part">The block, with all columns and terms that a block has there.</param>
    /// <param name="register">The elements of a register.</param>
    internal T* Block(DensePart part, int register) => start + (nint)part.Column * inner + (nint)part.Term * Padded(part.Columns, register);

    /// <summary>Takes in some terms of all columns: rows of the operand.</summary>
    /// <param name="from">The first of them.</param>
    /// <param name="fromRow">From a row to the next.</param>
    /// <param name="first">The first of these terms.</param>
    /// <param name="count">Their number.</param>
    internal void FillTerms(T* from, nint fromRow, int first, int count)
    {
        for (var column = 0; column < columns; column += OperandPacking.BlockColumns)
        {
            for (var term = first; term < first + count;)
            {
                var part = BlockAt(term, column);
                var here = int.Min(first + count, part.Term + part.Inner) - term;
                OperandPacking.RightTerms(from + (term - first) * fromRow + column, fromRow, part, Register, Block(part, Register), term - part.Term, here);
                term += here;
            }
        }
    }

    /// <summary>Takes in some columns, with all their terms: rows of the operand's transpose. Threads may take in different columns at the same time.</summary>
    /// <param name="from">The first of them.</param>
    /// <param name="fromColumn">From a column to the next.</param>
    /// <param name="first">The first of these columns.</param>
    /// <param name="count">Their number.</param>
    internal void FillColumns(T* from, nint fromColumn, int first, int count)
    {
        for (var column = first; column < first + count;)
        {
            var here = 0;
            for (var term = 0; term < inner; term += OperandPacking.BlockInner)
            {
                var part = BlockAt(term, column);
                var place = (column - part.Column) % (ProductPlan.TileRegisters * Register);
                var panel = column - part.Column - place;
                var width = part.PanelAt(panel, Register) * Register;
                here = int.Min(int.Min(first + count, part.Column + part.Columns) - column, width - place);
                MatrixTransposition.Transpose(from + (column - first) * fromColumn + term, fromColumn, Block(part, Register) + (nint)panel * part.Inner + place, width, here, part.Inner);
            }

            column += here;
        }
    }

    private DensePart BlockAt(int term, int column)
    {
        var (firstTerm, firstColumn) = (term / OperandPacking.BlockInner * OperandPacking.BlockInner, column / OperandPacking.BlockColumns * OperandPacking.BlockColumns);
        return new(0, 0, firstTerm, int.Min(OperandPacking.BlockInner, inner - firstTerm), firstColumn, int.Min(OperandPacking.BlockColumns, columns - firstColumn));
    }

    private static int Padded(int columns, int register) => (columns + register - 1) / register * register;
}
