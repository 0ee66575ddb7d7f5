using System.Collections.Immutable;

namespace PureOptim.Experiments.Laws;

/// <summary>The tables of all topics.</summary>
/// <param name="Matrices">One table a topic.</param>
internal sealed record LawReport(ImmutableArray<LawMatrix> Matrices)
{
    /// <summary>Of fewer cases a tenth that says nothing may be chance.</summary>
    private const int Telling = 100;

    /// <summary>All cells.</summary>
    internal IEnumerable<Cell> Cells => Matrices.SelectMany(matrix => matrix.Cells);

    /// <summary>The broken promises.</summary>
    internal IEnumerable<Cell> Broken => Cells.Where(cell => cell.Mark == Mark.Broken);

    /// <summary>The laws that hold or not, as far as these cases tell.</summary>
    internal IEnumerable<Cell> Undecided => Cells.Where(cell => cell.Mark == Mark.Undecided);

    /// <summary>The laws that were tried on less than they speak of.</summary>
    internal IEnumerable<Cell> Unvaried => Cells.Where(cell => cell.Mark == Mark.Unvaried);

    /// <summary>The laws that are false, as their counterexamples would show, which these cases have not met.</summary>
    internal IEnumerable<Cell> Unmet => Cells.Where(cell => cell.Mark == Mark.Unrefuted);

    /// <summary>Whether no promise is broken, all that there is was varied, and enough cases to tell did tell.</summary>
    internal bool IsWell => !Broken.Any() && !Unvaried.Any() && !Undecided.Any(cell => cell.Verdict.Cases >= Telling);
}
