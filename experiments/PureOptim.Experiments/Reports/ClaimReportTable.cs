using PureOptim.Article.Claims;
using PureOptim.Article.Statistics;
using PureOptim.Experiments.Terminal;
using PureOptim.Figures.Reports;
using Spectre.Console;

namespace PureOptim.Experiments.Reports;

/// <summary>The report for a terminal: every claim with its verdict, and under it what was measured.</summary>
internal static class ClaimReportTable
{
    internal static void Print(ClaimReport report, ToolContext context)
    {
        var console = TerminalOutput.Of(context);
        context.Out.WriteLine($"claims, {report.Budget.Name}: {ClaimReportText.Of(report.Budget)}");
        console.MarkupLine(TerminalOutput.Text(ClaimReportText.Intervals));
        if (report.Budget.Mark != "") console.MarkupLine(TerminalOutput.Text(ClaimReportText.Caution(report.Budget)));
        foreach (var kind in report.Rows.GroupBy(row => row.Claim.Kind))
        {
            context.Out.WriteLine();
            context.Out.WriteLine($"{ClaimReportText.Heading(kind.Key)}:");
            foreach (var row in kind) Print(row, console, context);
        }

        context.Out.WriteLine();
        context.Out.WriteLine($"{(report.Budget.Mark == "" ? "" : $"{report.Budget.Mark}: ")}{string.Join(", ", report.Rows.Select(row => row.Verdict).CountBy(verdict => (verdict.Outcome, verdict.Name))
            .OrderBy(pair => pair.Key.Outcome).Select(pair => $"{pair.Value} {pair.Key.Name}"))}");
    }

    private static void Print(ClaimReportRow row, IAnsiConsole console, ToolContext context)
    {
        context.Out.WriteLine();
        console.MarkupLine($"[bold]{TerminalOutput.Text(row.Claim.Id)}[/]: {TerminalOutput.Text(row.Claim.Sentence)}");
        console.MarkupLine($"  [{Color(row.Verdict.Outcome)}]{TerminalOutput.Text(row.Verdict.Words)}[/]");
        foreach (var group in row.Results.GroupBy(result => result.Case.Measure.What))
        {
            console.MarkupLine($"  {TerminalOutput.Text(Claim.Sentenced(group.Key))}:");
            var numbers = ReportTable.Of("", [], group.Select(result => new[]
            {
                result.Case.Name, ClaimReportText.Of(result.Measured.Number, result.Case.Measure.Unit), $"must be {ClaimReportText.Of(result.Case)}", ClaimReportText.Of(result),
            }));
            (TextTable.Of(numbers) with { IsFramed = false, Indent = "    " }).Print(context);
        }
    }

    private static string Color(Outcome outcome) => outcome switch { Outcome.Supported => "green", Outcome.Refuted => "red", Outcome.Depends => "yellow", _ => "grey" };
}
