using System.Collections.Immutable;
using PureOptim.Experiments.Laws;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reference;

/// <summary>The pages that lead to others, with a table across them.</summary>
internal static class Overviews
{
    /// <summary>The name of such a page.</summary>
    private const string Index = "index";

    /// <summary>Every optimizer: what it keeps and needs, and how low it comes on the functions of its pictures.</summary>
    internal static ReferencePage Optimizers(IEnumerable<OptimizerPage> pages) => new(OptimizerPage.Folder, Index, "Optimizers", "Every optimizer of the library, by year.",
    [
        new ReportBlock.Paragraph(ReportText.Of(
            $"By year. The last columns are the losses after {PicturePaths.Steps} steps with the best of 13 rates, as on the optimizer's own page: a picture of what it does, no ranking; what suits a network is another question. The minimum of valley is the origin, to which whatever shrinks parameters comes by itself, and starts and minima "
            + "are whole numbers, which steps of one length may meet exactly: a loss near 0 may be one of these. ",
            ReportSpan.Link("Which to choose", ReferencePage.To(ChoicePage.Folder, "index")), " has losses on a function without either.")),
        ReferencePage.Filter([new("optimizer", "text"), new("family", "is"), new("looks at", "is"), new("needs", "is")]),
        new ReportTable("", ["optimizer", "family", "year", "looks at", "keeps", "needs", .. PicturePaths.Functions.Select(function => function.Name)],
        [
            .. pages.Select(page => ImmutableArray.Create<ReportText>(
            [
                ReportText.Of(ReportSpan.Link(page.Entry.Optimizer.DisplayName, $"{page.Entry.Name}.md")),
                page.Entry.Family,
                $"{page.Entry.Documentation.Year}",
                page.Entry.Kind,
                $"{page.Entry.Slots.Length}",
                string.Join(", ", page.Entry.Needs),
                .. page.Paths.Select(path => (ReportText)NumberText.Rounded(path.Loss)),
            ])),
        ])
        { RightAligned = [2, 4, 6, 7, 8] },
    ]);

    /// <summary>Every law, and how many of each verdict there are.</summary>
    internal static ReferencePage Laws(LawReport report) => new(LawPage.Folder, Index, "Laws", "Every law, with the number of optimizers for which it holds.",
    [
        .. report.Matrices.SelectMany(matrix => (IEnumerable<ReportBlock>)
        [
            new ReportBlock.Heading(matrix.Title, 2),
            new ReportBlock.Paragraph($"{matrix.Summary}: {string.Join(", ", matrix.Counts.Where(count => count.Mark != Mark.Silent).Select(count => $"{count.Count} verdicts {count.Mark.Meaning}"))}."),
            ReferencePage.Filter([new("law", "text"), new("statement", "text")]),
            new ReportTable("", ["law", "statement", "exactly", "within rounding", "refuted"],
            [
                .. matrix.Rows.Select(row => ImmutableArray.Create<ReportText>(
                    ReportText.Of(ReportSpan.Link(row.Law.Id, $"{LawPage.FileOf(row.Law)}.md")),
                    row.Law.Statement,
                    Count(row, Mark.Exact), Count(row, Mark.Bounded), Count(row, Mark.Refuted))),
            ])
            { RightAligned = [2, 3, 4] },
        ]),
    ]);

    private static string Count(LawRow row, Mark mark) => row.Cells.Count(cell => cell.Mark == mark) is > 0 and var count ? $"{count}" : "";
}
