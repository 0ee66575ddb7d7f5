using PureOptim.Figures.Reports;
using PureOptim.Proofs;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.Proofs;

/// <summary>The report of proofs as Markdown.</summary>
internal static class ProofsMarkdown
{
    internal static string Of(ProofReport report) => MarkdownReport.Of(
    [
        new ReportBlock.Heading("Proofs", 1),
        new ReportBlock.Paragraph($"By PureOptim {LibraryBuild.Version}, with {report.SolversText}: laws of optimizers for all real numbers, from the rules that run."),
        ReportBlock.Bullets.Of([.. ProofReport.Counts(report.Cells).Select(count => $"{count.Mark.Symbol} {count.Mark.Meaning}: {count.Count}"), $"{report.Share}", report.ShapesText, report.BitsText, report.UnitsText]),
        new ReportBlock.Paragraph(Answered(report)),
        Table("law", report.ByLaw.Select(cells => ($"{cells.Key.Id}", cells.Key.Statement, cells.AsEnumerable()))),
        Table("optimizer", report.ByOptimizer.Select(cells => (cells.Key, "", cells.AsEnumerable()))),
        .. report.ByLaw.Where(cells => cells.Any(cell => cell.Mark != ProofMark.Tested)).SelectMany(cells => (ReportBlock[])
        [
            new ReportBlock.Heading(cells.Key.Id, 2),
            new ReportBlock.Paragraph(cells.Key.Statement),
            ReportBlock.Bullets.Of([.. cells.GroupBy(cell => cell.Mark).OrderBy(group => ProofMark.All.IndexOf(group.Key)).Select(group =>
                $"{group.Key.Symbol} {group.Key.Meaning}: {string.Join("; ", group.Select(cell => cell.Subject.Label))}")]),
            .. cells.Where(cell => cell.Proof.Outcome is ProofOutcome.Refuted).Select(cell =>
                new ReportBlock.Paragraph($"≠ {cell.Subject.Label}: {cell.Proof.Claims.First(claim => claim.Outcome == ProofOutcome.Refuted).Reason}")),
        ]),
    ]);

    /// <summary>How many obligations the solvers answered, in a sentence.</summary>
    internal static string Answered(ProofReport report)
    {
        var (obligations, answers) = report.Obligations;
        return $"Obligations of the proofs: {obligations}; answered by {string.Join(", ", answers.Select(answer => $"{answer.Solver}: {answer.Answered}"))}.";
    }

    private static ReportTable Table(string noun, IEnumerable<(string Name, string Statement, IEnumerable<ProofCell> Cells)> rows)
    {
        var all = rows.ToArray();
        var hasStatement = all.Any(row => row.Statement.Length > 0);
        return ReportTable.Of("", [noun, .. ProofMark.All.Select(mark => mark.Symbol), .. hasStatement ? (string[])["statement"] : []], all.Select(row =>
            (string[])[row.Name, .. ProofMark.All.Select(mark => $"{row.Cells.Count(cell => cell.Mark == mark)}"), .. hasStatement ? (string[])[row.Statement] : []]));
    }
}
