using System.Collections.Immutable;
using PureOptim.Experiments.Output;
using PureOptim.Experiments.Statistics;
using Spectre.Console;

namespace PureOptim.Experiments.Claims;

/// <summary>The ledger for a terminal: every claim with its verdict, and under it what was measured.</summary>
internal static class LedgerTable
{
    internal static void Print(Ledger ledger, ToolContext context)
    {
        var console = TerminalOutput.Of(context);
        context.Out.WriteLine($"claims, {ledger.Effort.Name}: {LedgerText.Of(ledger.Effort)}");
        foreach (var kind in ledger.Rows.GroupBy(row => row.Claim.Kind))
        {
            context.Out.WriteLine();
            context.Out.WriteLine($"{LedgerText.Heading(kind.Key)}:");
            foreach (var row in kind) Print(row, console, context);
        }

        context.Out.WriteLine();
        context.Out.WriteLine(string.Join(", ", ledger.Rows.CountBy(row => row.Verdict.Outcome).OrderBy(pair => pair.Key)
            .Select(pair => $"{pair.Value} {LedgerText.Of(pair.Key)}")));
    }

    private static void Print(LedgerRow row, IAnsiConsole console, ToolContext context)
    {
        context.Out.WriteLine();
        console.MarkupLine($"[bold]{TerminalOutput.Text(row.Claim.Id)}[/]: {TerminalOutput.Text(row.Claim.Sentence)}");
        console.MarkupLine($"  [{Color(row.Verdict.Outcome)}]{TerminalOutput.Text(row.Verdict.Words)}[/]");
        new TextTable([],
        [
            .. row.Results.Select(ImmutableArray<string> (result) =>
                [result.Case.Name, LedgerText.Of(result.Measured.Number), $"must be {result.Case.Condition.Words}", LedgerText.Of(result.Answer)]),
        ]) { IsFramed = false, Indent = "    " }.Print(context);
    }

    private static string Color(Outcome outcome) => outcome switch { Outcome.Supported => "green", Outcome.Refuted => "red", _ => "yellow" };
}
