using System.Collections.Immutable;
using PureOptim.Laws;

namespace PureOptim.Experiments.Laws;

/// <summary>One law on every subject.</summary>
/// <param name="Law">The law.</param>
/// <param name="Cells">A cell for each subject, in their order.</param>
internal sealed record LawRow(Claim Law, ImmutableArray<Cell> Cells)
{
    /// <summary>The widest bound of the row; 0 where nothing needs one.</summary>
    internal double Bound => Cells.Where(cell => cell.Mark == Mark.Bounded).Select(cell => cell.Verdict.Bound).DefaultIfEmpty().Max();

    /// <summary>How the law is checked, in words.</summary>
    internal string Kind => Law.Kind switch
    {
        LawKind.Bitwise => "bit for bit",
        LawKind.Inequality => "an inequality, as it stands",
        LawKind.Real => "in real arithmetic, enclosed by intervals",
        _ => "the functions themselves",
    };

    /// <summary>What the law's group is about.</summary>
    internal string Group => Law.Group switch
    {
        'A' => "Functional core",
        'B' => "Symmetries",
        'C' => "Equivalences",
        'D' => "Invariants and bounds",
        'E' => "Closed forms and stability",
        'F' => "Convergence and regret",
        'G' => "Wrappers",
        'H' => "Schedules",
        'I' => "Floating point",
        var letter => $"Group {letter}",
    };
}
