using System.Collections.Immutable;
using PureOptim.Figures.Reports;
using PureOptim.Laws;
using PureOptim.Runs.Files;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Laws;

/// <summary>The tables as Markdown, and each law with its formula and the counterexamples to it.</summary>
internal static class LawsMarkdown
{
    internal static string Of(LawReport report) => MarkdownReport.Of(
    [
        new ReportBlock.Heading("Laws", 1),
        new ReportBlock.Paragraph($"Checked by PureOptim {LibraryBuild.Version}."),
        .. report.Matrices.SelectMany(Blocks),
    ]);

    private static IEnumerable<ReportBlock> Blocks(LawMatrix matrix) =>
    [
        new ReportBlock.Heading(matrix.Title, 2),
        new ReportBlock.Paragraph($"{matrix.Summary}."),
        ReportBlock.Bullets.Of([.. matrix.Counts.Select(count => $"{count.Mark.Symbol} {count.Mark.Meaning}: {count.Count}"), .. matrix.Proved > 0 ? (string[])[$"{KnownProof.Symbol} {matrix.ProvedText}: {matrix.Proved}"] : []]),
        LawsOverview.Suits(matrix) ? Counts(matrix) : new ReportTable("", ["law", .. matrix.Subjects.Select(subject => subject.Label), "bound", "statement"], [.. matrix.Rows.Select(Cells)])
        {
            Centred = [.. Enumerable.Range(1, matrix.Subjects.Length)],
        },
        .. matrix.Rows.SelectMany(Blocks),
    ];

    /// <summary>Of many subjects: how many verdicts of each kind a family has.</summary>
    private static ReportTable Counts(LawMatrix matrix)
    {
        Mark[] marks = [.. matrix.Counts.Select(count => count.Mark)];
        return ReportTable.Of("", [matrix.Noun, .. marks.Select(mark => mark.Symbol)], LawsOverview.Families(matrix).Select(family =>
            (string[])[family.Family, .. marks.Select(mark => $"{family.Matrix.Cells.Count(cell => cell.Mark == mark)}")]));
    }

    private static ImmutableArray<ReportText> Cells(LawRow row) =>
    [
        ReportText.Of(ReportSpan.Link(row.Law.Id, $"#{row.Law.Id.ToLowerInvariant()}")), .. row.Cells.Select(cell => (ReportText)cell.Mark.Symbol), Bound(row), row.Law.Statement,
    ];

    /// <summary>The widest bound of a row that needs one.</summary>
    internal static string Bound(LawRow row) => row.Bound > 0 ? BoundText.Of(row.Bound) : "";

    private static IEnumerable<ReportBlock> Blocks(LawRow row) =>
    [
        new ReportBlock.Heading(row.Law.Id, 3),
        new ReportBlock.Paragraph(row.Law.Statement),
        new ReportBlock.Formula(row.Law.Formula),
        new ReportBlock.Paragraph($"{(row.Law.Limits is { } limits ? $"{limits} " : "")}Checked: {row.Kind}."),
        ReportBlock.Bullets.Of(
        [
            .. row.Cells.GroupBy(cell => cell.Mark).Select(cells => $"{cells.Key.Symbol} {cells.Key.Meaning}: {string.Join("; ", cells.Select(Tried))}"),
            .. row.Cells.Where(cell => cell.Proof is not null).GroupBy(cell => cell.Proof!.Words).Select(cells => $"{cells.First().Proof!.Mark} {cells.Key}: {string.Join("; ", cells.Select(cell => cell.Subject.Label))}"),
            .. row.Cells.Where(cell => cell.Varied is not null).GroupBy(cell => cell.Varied!)
                .Select(cells => $"{string.Join("; ", cells.Select(cell => cell.Subject.Label))}: {char.ToLowerInvariant(cells.Key[0])}{cells.Key[1..^1]}"),
        ]),
        .. row.Cells.Where(cell => cell.Verdict.IsBroken).SelectMany(Counterexample),
    ];

    private static IEnumerable<ReportBlock> Counterexample(Cell cell) =>
    [
        new ReportBlock.Paragraph(ReportText.Of($"{cell.Mark.Symbol} {cell.Subject.Label}, found again by ", ReportSpan.Code(LawMatrix.CommandFor(cell)), ":")),
        new ReportBlock.Listing(cell.Verdict.Counterexample!.ReplaceLineEndings("\n")),
    ];

    private static string Tried(Cell cell)
    {
        if (cell.Mark == Mark.Silent) return cell.Subject.Label;
        var bound = cell.Mark == Mark.Bounded ? $"{BoundText.Of(cell.Verdict.Bound)}, " : "";
        var silent = cell.Verdict.VacuousCases > 0 ? $", {cell.Verdict.VacuousCases} of which say nothing" : "";
        return $"{cell.Subject.Label} ({bound}{CountText.Of(cell.Verdict.Cases, "case")}{silent})";
    }
}
