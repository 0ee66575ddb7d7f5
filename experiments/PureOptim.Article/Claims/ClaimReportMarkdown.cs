using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Files;

namespace PureOptim.Article.Claims;

/// <summary>The report as Markdown: the summary alone, as the README has it, and all of it.</summary>
internal static class ClaimReportMarkdown
{
    /// <summary>The number of pieces of evidence of a case that are named.</summary>
    private const int Few = 4;

    /// <summary>A line for each claim: what is said, what was measured, the verdict.</summary>
    internal static string Summary(ClaimReport report) => MarkdownReport.Of(Verdicts(report));

    /// <summary>All of it: each claim with its criterion, its numbers, its verdict and its evidence.</summary>
    internal static string Of(ClaimReport report) => MarkdownReport.Of(
    [
        new ReportBlock.Heading("The article's claims, put to the test", 1),
        new ReportBlock.Paragraph($"{ClaimReportText.Of(report.Budget)}. By PureOptim {LibraryBuild.Version}. {ClaimReportText.Intervals}"),
        .. report.Budget.Mark == "" ? ImmutableArray<ReportBlock>.Empty : [new ReportBlock.Paragraph(ClaimReportText.Caution(report.Budget))],
        Verdicts(report),
        .. report.Rows.SelectMany(Blocks),
    ]);

    private static ReportTable Verdicts(ClaimReport report) => new("", ["", "claim", "verdict"],
        [.. report.Rows.Select(ImmutableArray<ReportText> (row) => [ReportText.Of(ReportSpan.Code(row.Claim.Id)), row.Claim.Sentence, Marked(row.Verdict)])]);

    private static IEnumerable<ReportBlock> Blocks(ClaimReportRow row) =>
    [
        new ReportBlock.Heading(row.Claim.Id, 2),
        new ReportBlock.Paragraph(row.Claim.Sentence),
        new ReportBlock.Paragraph(ReportText.Of(ReportSpan.Strong("Criterion."), $" {row.Claim.Criterion}")),
        ClaimReportText.Table("", row.Results),
        new ReportBlock.Paragraph(ReportText.Of(ReportSpan.Strong($"Verdict: {row.Verdict.Words}."))),
        new ReportBlock.Paragraph("Evidence:"),
        new ReportBlock.Bullets([.. row.Results.SelectMany(result => result.Measured.Evidence).Distinct().GroupBy(evidence => evidence.Kind).SelectMany(Some)]),
    ];

    private static IEnumerable<ReportText> Some(IGrouping<EvidenceKind, Evidence> evidence)
    {
        foreach (var each in evidence.Take(Few)) yield return ClaimReportText.Line(each);
        if (evidence.Count() > Few) yield return ReportText.Of($"and {evidence.Count() - Few} more, all named in ", ReportSpan.Code("claims.json"));
    }

    private static ReportText Marked(Verdict verdict) =>
        ReportText.Of(verdict.Mark == "" ? "" : $"{verdict.Mark}: ", ReportSpan.Strong(verdict.Name), verdict.Reason);
}
