using System.Text;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Files;

namespace PureOptim.Article.Claims;

/// <summary>The report as Markdown: the summary alone, as the README has it, and all of it.</summary>
internal static class ClaimReportMarkdown
{
    /// <summary>So many pieces of evidence of a case are named.</summary>
    private const int Few = 4;

    /// <summary>A line for each claim: what is said, what was measured, the verdict.</summary>
    internal static string Summary(ClaimReport report)
    {
        var text = new StringBuilder("| | claim | verdict |\n| --- | --- | --- |\n");
        foreach (var row in report.Rows)
            text.Append(null, $"| `{row.Claim.Id}` | {Cell(row.Claim.Sentence)} | {Bold(row.Verdict)} |\n");
        return text.ToString();
    }

    internal static string Of(ClaimReport report)
    {
        var text = new StringBuilder("# The article's claims, put to the test\n\n");
        text.Append(null, $"{ClaimReportText.Of(report.Budget)}. By PureOptim {LibraryBuild.Version}. {ClaimReportText.Intervals}\n\n");
        if (report.Budget.Mark != "") text.Append(null, $"{ClaimReportText.Caution(report.Budget)}\n\n");
        text.Append(Summary(report));
        foreach (var row in report.Rows) Append(text, row);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ClaimReportRow row)
    {
        text.Append(null, $"\n## {row.Claim.Id}\n\n{row.Claim.Sentence}\n\n**Criterion.** {row.Claim.Criterion}\n\n");
        text.Append("| case | measured | must be | so? | more |\n| --- | --- | --- | --- | --- |\n");
        foreach (var result in row.Results)
        {
            text.Append(null, $"| {Cell(result.Case.Name)} | {ClaimReportText.Of(result.Measured.Number, result.Case.Measure.Unit)} | {ClaimReportText.Of(result.Case)} ")
                .Append(null, $"| {ClaimReportText.Of(result)} | {Cell(result.Measured.Note)} |\n");
        }

        text.Append(null, $"\n**Verdict: {row.Verdict.Words}.**\n\nEvidence:\n\n");
        foreach (var group in row.Results.SelectMany(result => result.Measured.Evidence).Distinct().GroupBy(evidence => evidence.Kind))
        {
            foreach (var evidence in group.Take(Few)) text.Append(null, $"- {ClaimReportText.Of(evidence.Kind)} `{evidence.Id}`: {evidence.Text}\n");
            if (group.Count() > Few) text.Append(null, $"- and {group.Count() - Few} more, all named in `claims.json`\n");
        }
    }

    private static string Bold(Verdict verdict) => $"{(verdict.Mark == "" ? "" : $"{verdict.Mark}: ")}**{verdict.Name}**{Cell(verdict.Reason)}";

    private static string Cell(string text) => text.Replace("|", @"\|", StringComparison.Ordinal);
}
