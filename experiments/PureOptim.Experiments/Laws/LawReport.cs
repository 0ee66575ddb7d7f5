using System.Collections.Immutable;

namespace PureOptim.Experiments.Laws;

/// <summary>The tables of all topics.</summary>
/// <param name="Matrices">One table a topic.</param>
internal sealed record LawReport(ImmutableArray<LawMatrix> Matrices)
{
    /// <summary>All cells.</summary>
    internal IEnumerable<Cell> Cells => Matrices.SelectMany(matrix => matrix.Cells);

    /// <summary>The cells whose verdict is not what the law says.</summary>
    internal IEnumerable<Cell> Unexpected => Cells.Where(cell => !cell.Mark.IsExpected);
}
