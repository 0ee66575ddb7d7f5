using System.Text;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Files;

namespace PureOptim.Article.Claims;

/// <summary>The ledger as Markdown: the summary alone, as the README has it, and all of it.</summary>
internal static class LedgerMarkdown
{
    /// <summary>So many pieces of evidence of a case are named.</summary>
    private const int Few = 4;

    /// <summary>A line for each claim: what is said, what was measured, the verdict.</summary>
    internal static string Summary(Ledger ledger)
    {
        var text = new StringBuilder("| | claim | verdict |\n| --- | --- | --- |\n");
        foreach (var row in ledger.Rows)
            text.Append(null, $"| `{row.Claim.Id}` | {Cell(row.Claim.Sentence)} | {Bold(row.Verdict)} |\n");
        return text.ToString();
    }

    internal static string Of(Ledger ledger)
    {
        var text = new StringBuilder("# The article's claims, put to the test\n\n");
        text.Append(null, $"{LedgerText.Of(ledger.Effort)}. By PureOptim {LibraryBuild.Version}. {LedgerText.Intervals}\n\n");
        if (ledger.Effort.Mark != "") text.Append(null, $"{LedgerText.Caution(ledger.Effort)}\n\n");
        text.Append(Summary(ledger));
        foreach (var row in ledger.Rows) Append(text, row);
        return text.ToString();
    }

    private static void Append(StringBuilder text, LedgerRow row)
    {
        text.Append(null, $"\n## {row.Claim.Id}\n\n{row.Claim.Sentence}\n\n**Criterion.** {row.Claim.Criterion}\n\n");
        text.Append("| case | measured | must be | so? | more |\n| --- | --- | --- | --- | --- |\n");
        foreach (var result in row.Results)
        {
            text.Append(null, $"| {Cell(result.Case.Name)} | {LedgerText.Of(result.Measured.Number, result.Case.Measure.Unit)} | {LedgerText.Of(result.Case)} ")
                .Append(null, $"| {LedgerText.Of(result)} | {Cell(result.Measured.Note)} |\n");
        }

        text.Append(null, $"\n**Verdict: {row.Verdict.Words}.**\n\nEvidence:\n\n");
        foreach (var group in row.Results.SelectMany(result => result.Measured.Evidence).Distinct().GroupBy(evidence => evidence.Kind))
        {
            foreach (var evidence in group.Take(Few)) text.Append(null, $"- {LedgerText.Of(evidence.Kind)} `{evidence.Id}`: {evidence.Text}\n");
            if (group.Count() > Few) text.Append(null, $"- and {group.Count() - Few} more, all named in `claims.json`\n");
        }
    }

    private static string Bold(Verdict verdict) => $"{(verdict.Mark == "" ? "" : $"{verdict.Mark}: ")}**{verdict.Name}**{Cell(verdict.Reason)}";

    private static string Cell(string text) => text.Replace("|", @"\|", StringComparison.Ordinal);
}
