using System.Collections.Immutable;
using PureOptim.Experiments.Laws;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reference;

/// <summary>The pages of other libraries under the laws.</summary>
internal static class LibraryPage
{
    /// <summary>The folder of these pages.</summary>
    internal const string Folder = "libraries";

    /// <summary>The page that leads to those of the libraries.</summary>
    internal static ReferencePage Index { get; } = new(Folder, "index", "Other libraries", "What the laws say of the optimizers of other libraries, as they are released.",
    [
        new ReportBlock.Paragraph(ReportText.Of(
            ReportSpan.Code("pureoptim laws --library NAME"),
            " starts a library where it is installed and tries the laws on each of its optimizers, from outside: whoever maintains it can run the same line, or the script that shows a counterexample without this tool. What these pages show was ",
            "found so, with the versions that they name. A finding says that a law breaks; whether that is a fault is for those to say who know what was meant.")),
        new ReportTable("", ["library", "optimizers", .. Mark.All.Select(mark => mark.Symbol)], [.. LibraryReport.All.Select(Row)]) { RightAligned = [.. Enumerable.Range(1, Mark.All.Length + 1)] },
        new ReportBlock.Paragraph(string.Join("; ", Mark.All.Select(mark => $"{mark.Symbol} {mark.Meaning}")) + ". Where a law holds exactly, the numbers had the same bits too, which nobody promised."),
    ]);

    /// <summary>All pages, that which leads to the others first.</summary>
    internal static ImmutableArray<ReferencePage> All => [Index, .. LibraryReport.All.Select(Of)];

    /// <summary>The page of a library.</summary>
    internal static ReferencePage Of(LibraryReport report) => new(Folder, report.Library, report.Library, $"{report.Titles[0]}: the verdicts, and a counterexample of each law that is broken.",
    [
        new ReportBlock.Paragraph(ReportText.Of(
            $"{report.Titles[0]}, up to {CountText.Of(report.Cases, "case")} a law, by ", ReportSpan.Code($"pureoptim laws --library {report.Library} --cases {report.Cases}"), ".")),
        new ReportBlock.Heading("Findings", 2),
        .. report.Findings.Any() ? report.Findings.SelectMany(finding => Finding(finding, report)) : [new ReportBlock.Paragraph("No promise is broken.")],
        new ReportBlock.Heading("Verdicts", 2),
        new ReportTable("", ["optimizer", .. Mark.All.Select(mark => mark.Symbol), "broken"], [.. report.Optimizers.Select(optimizer => Row(report, optimizer))]) { RightAligned = [.. Enumerable.Range(1, Mark.All.Length)] },
    ]);

    private static ImmutableArray<ReportText> Row(LibraryReport report) =>
    [
        ReportText.Of(ReportSpan.Link(report.Library, $"{report.Library}.md")), $"{report.Optimizers.Count()}",
        .. Mark.All.Select(mark => (ReportText)$"{report.Verdicts.Count(verdict => verdict.Mark == mark)}"),
    ];

    private static ImmutableArray<ReportText> Row(LibraryReport report, string optimizer)
    {
        var verdicts = report.Verdicts.Where(verdict => verdict.Optimizer == optimizer).ToArray();
        return
        [
            optimizer, .. Mark.All.Select(mark => (ReportText)$"{verdicts.Count(verdict => verdict.Mark == mark)}"),
            string.Join(", ", verdicts.Where(verdict => verdict.Mark == Mark.Broken).Select(verdict => verdict.Law)),
        ];
    }

    private static IEnumerable<ReportBlock> Finding(LibraryVerdict finding, LibraryReport report) =>
    [
        new ReportBlock.Heading(finding.Name, 3),
        new ReportBlock.Paragraph(finding.Statement),
        .. report.Causes.TryGetValue(finding.Name, out var cause) ? [new ReportBlock.Paragraph(cause)] : (IEnumerable<ReportBlock>)[],
        new ReportBlock.Listing($"{finding.Counterexample}\n\n{finding.Command}"),
    ];
}
