using System.Collections.Immutable;
using PureOptim.Laws;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Laws;

/// <summary>Every law of a topic on every subject.</summary>
/// <param name="Title">The title of the table.</param>
/// <param name="Noun">The noun for a family of columns: an optimizer, a schedule, a precision.</param>
/// <param name="Rows">A row for each law.</param>
/// <param name="Subjects">The subjects, in the order of each row's cells.</param>
/// <param name="Cases">The number of cases that was asked for.</param>
/// <param name="Seed">The seed that was asked for, or null where it follows from the names of law and subject.</param>
internal sealed record LawMatrix(
    string Title, string Noun, ImmutableArray<LawRow> Rows, ImmutableArray<Subject> Subjects, int Cases, ulong? Seed)
{
    /// <summary>All cells, law by law.</summary>
    internal IEnumerable<Cell> Cells => Rows.SelectMany(row => row.Cells);

    /// <summary>The marks that occur and how often, in the order of legends.</summary>
    internal IEnumerable<(Mark Mark, int Count)> Counts =>
        Mark.All.Select(mark => (mark, Cells.Count(cell => cell.Mark == mark))).Where(count => count.Item2 > 0);

    /// <summary>The line that finds a counterexample again, and nothing else. In double quotes a shell and a Windows prompt leave a label whole.</summary>
    internal static string CommandFor(Cell cell) =>
        $"pureoptim laws{cell.Subject.Source} --law {cell.Verdict.Law.Id} --subject \"{cell.Subject.Label}\""
        + (cell.Verdict.Replay is { } replay ? $" --replay \"{replay}\"" : "");

    /// <summary>The checked laws and subjects, in a few words.</summary>
    internal string Summary =>
        $"{CountText.Of(Rows.Length, "law")}, {(Subjects.Length == Families ? "" : $"{CountText.Of(Subjects.Length, "variant")} of ")}{CountText.Of(Families, Noun)}, "
        + $"up to {CountText.Of(Cases, "case")} each{(Seed is { } seed ? $", seed {seed}" : "")}";

    /// <summary>How many of the cells that hold are proved for all real numbers.</summary>
    internal int Proved => Cells.Count(cell => cell.Proof is not null);

    /// <summary>The same in words.</summary>
    internal string ProvedText => $"of those that hold, proved for all real numbers by {KnownProofs.Solvers}{(Cells.Any(cell => cell.Proof?.Shapes is not null) ? $" ({KnownProof.OfShapes}: {KnownProof.MeaningOfShapes})" : "")}";

    /// <summary>The number of subjects, each with its options counted once.</summary>
    internal int Families => Subjects.Select(subject => subject.TypeCatalog).Distinct().Count();
}

/// <summary>One law on every subject.</summary>
/// <param name="Law">The law.</param>
/// <param name="Cells">A cell for each subject, in their order.</param>
internal sealed record LawRow(LawStatement Law, ImmutableArray<Cell> Cells)
{
    /// <summary>The widest bound of the row; 0 where nothing needs one.</summary>
    internal double Bound => Cells.Where(cell => cell.Mark == Mark.Bounded).Select(cell => cell.Verdict.Bound).DefaultIfEmpty().Max();

    /// <summary>The method by which the law is checked, in words.</summary>
    internal string Kind => Law.Kind switch
    {
        LawKind.Bitwise => "bit for bit",
        LawKind.Inequality => "an inequality, as it stands",
        LawKind.Real => "in real arithmetic, enclosed by intervals",
        _ => "the functions themselves",
    };

    /// <summary>The topic of the law's group.</summary>
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
        'J' => "Algorithms of the sources",
        'P' => "Other programs",
        var letter => $"Group {letter}",
    };
}

/// <summary>One law on one subject.</summary>
/// <param name="Subject">The subject that the law was tried on.</param>
/// <param name="Verdict">The verdict.</param>
internal sealed record Cell(Subject Subject, LawVerdict Verdict)
{
    /// <summary>The mark of the verdict.</summary>
    internal Mark Mark { get; } = Mark.Of(Verdict);

    /// <summary>The proof for all real numbers, where the law holds and solvers have found one.</summary>
    internal KnownProof? Proof => Mark == Mark.Exact || Mark == Mark.Bounded ? KnownProofs.Of(Verdict.Law.Id, Subject.Label) : null;

    /// <summary>The hyperparameters that the cases varied, and those that they could not, in a sentence; null where there are none.</summary>
    internal string? Varied => (Verdict.Varied, Verdict.NotVaried) switch
    {
        ({ IsEmpty: true }, { IsEmpty: true }) => null,
        (var varied, { IsEmpty: true }) => $"Varied: {string.Join(", ", varied)}.",
        (_, var fixedOnes) => $"Not varied: {string.Join(", ", fixedOnes)}.",
    };

    /// <summary>The verdict in words, with the bound where there is one.</summary>
    internal string Words => Mark == Mark.Bounded ? $"{Mark.Meaning} {BoundText.Of(Verdict.Bound)}" : Mark.Meaning;
}
