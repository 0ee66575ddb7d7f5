using PureOptim.Experiments.Terminal;
using PureOptim.Proofs;

namespace PureOptim.Experiments.Proofs;

/// <summary>The report of proofs for a terminal.</summary>
internal static class ProofsTable
{
    internal static void Print(ProofReport report, ToolContext context)
    {
        context.Out.WriteLine($"Proofs for all real numbers, with {report.SolversText}");
        context.Out.WriteLine();
        context.Out.WriteLine($"{"",-6}{string.Concat(ProofMark.All.Select(mark => $"{mark.Symbol,6}"))}  statement");
        foreach (var cells in report.ByLaw.Where(cells => cells.Any(cell => cell.Mark != ProofMark.Tested)))
        {
            var counts = ProofReport.Counts(cells).ToDictionary(count => count.Mark, count => count.Count);
            var line = $"{cells.Key.Id,-6}{string.Concat(ProofMark.All.Select(mark => $"{(counts.TryGetValue(mark, out var count) ? $"{count}" : ""),6}"))}  {cells.Key.Statement}";
            context.Out.WriteLine(line.Length > (context.Columns ?? 120) ? $"{line[..((context.Columns ?? 120) - 1)]}…" : line);
        }

        context.Out.WriteLine();
        foreach (var (mark, count) in ProofReport.Counts(report.Cells)) context.Out.WriteLine($"{mark.Symbol,-3}{count,5}  {mark.Meaning}");
        TerminalOutput.Paragraph(context, $"{report.Share}.", "");
        if (report.Cells.Any(cell => cell.Mark == ProofMark.OfShapes)) TerminalOutput.Paragraph(context, $"{report.ShapesText}.", "");
        TerminalOutput.Paragraph(context, $"{report.BitsText}. {report.UnitsText}.", "");
        context.Out.WriteLine(ProofsMarkdown.Answered(report));
        // Of one optimizer the reasons are the result; of one law those that are not proved are the news.
        var isOne = report.ByOptimizer.Count() == 1;
        if (report.ByLaw.Count() > 1 && !isOne) return;
        foreach (var cell in report.Cells.Where(cell => cell.Mark != ProofMark.Tested && (isOne || cell.Proof.Outcome != ProofOutcome.Proved))) Tell(cell, context);
    }

    private static void Tell(ProofCell cell, ToolContext context)
    {
        context.Out.WriteLine();
        context.Out.WriteLine($"{cell.Mark.Symbol} {cell.Proof.Law.Id} {cell.Subject.Label}: {cell.Mark.Meaning}");
        foreach (var claim in cell.Proof.Claims)
        {
            TerminalOutput.Paragraph(context, claim.Claim.Statement, "  ");
            if (claim.Outcome == ProofOutcome.Proved && !claim.Invariants.IsEmpty) TerminalOutput.Paragraph(context, $"At every moment: {string.Join("; ", claim.Invariants)}.", "    ");
            if (claim.Reason is { } reason) TerminalOutput.Paragraph(context, reason, "    ");
        }
    }
}
