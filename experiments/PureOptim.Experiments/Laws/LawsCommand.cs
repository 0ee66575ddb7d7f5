using System.Collections.Immutable;
using System.CommandLine;
using PureOptim.Experiments.CommandLine;
using PureOptim.Experiments.Output;
using PureOptim.Laws;

namespace PureOptim.Experiments.Laws;

/// <summary><c>pureoptim laws</c>: which laws each optimizer keeps, and the smallest counterexample to each that it does not; the same of schedules and of arithmetic.</summary>
internal static class LawsCommand
{
    private const int DefaultCases = 1000;

    internal static Command Create(ToolContext context)
    {
        var optimizer = new Option<string?>("--optimizer")
        {
            Description = "One optimizer with each of its options, alone. Default: all, and schedules and arithmetic.",
            HelpName = "NAME",
        };
        var cases = RunOptions.Number("--cases", 1, 100_000_000, $"How many cases each law is tried on. Default: {DefaultCases}.");
        var options = new RunOptions();
        var command = new ToolCommand(
            "laws",
            "Check every law on every optimizer, schedule and precision and write what holds and what fails.",
            ["laws", "laws --optimizer rmsProp --cases 10000"],
            "a verdict is not what its law says")
        {
            optimizer, cases, options.Seed, options.Out, options.Json,
        };
        command.SetAction(parsed => Run(
            LawTopics.Of(parsed.GetValue(optimizer)),
            parsed.GetValue(cases) ?? DefaultCases,
            parsed.GetValue(options.Seed),
            parsed.GetValue(options.Out) ?? Path.Combine("out", "laws"),
            parsed.GetValue(options.Json),
            context));
        return command;
    }

    /// <summary>Checks, writes the files and shows the table.</summary>
    /// <returns>0 if every verdict is what its law says, otherwise 1.</returns>
    internal static int Run(
        ImmutableArray<LawTopic> topics, int cases, ulong? seed, string folder, bool asJson, ToolContext context)
    {
        var output = OutputDirectory.Open(folder);
        var report = new LawReport([.. topics.Select(topic => ProgressView.Watch<CheckProgress, LawMatrix>(
            context, topic.Title, observe => topic.Check(cases, seed, observe, context.Cancelled)))]);
        var json = SummaryJson.Text(LawsJson.Of(report));
        output.Publish([new("laws.md", LawsMarkdown.Of(report)), new("laws.html", LawsPage.Of(report)), new("laws.json", json)]);
        if (asJson)
        {
            context.Out.Write(json);
        }
        else
        {
            LawsTable.Print(report, context);
            context.Out.WriteLine($"Written to {Path.GetFullPath(folder)} (open laws.html in a browser)");
        }

        return Complain(report, context);
    }

    private static int Complain(LawReport report, ToolContext context)
    {
        string[] unexpected = [.. report.Unexpected.Select(cell => $"{cell.Verdict.Law.Id} on {cell.Subject.Label}")];
        if (unexpected.Length == 0) return ExitCode.Done;
        var listed = string.Join("; ", unexpected.Take(5)) + (unexpected.Length > 5 ? "; ..." : "");
        context.Error.WriteLine($"pureoptim: {unexpected.Length} of {report.Cells.Count()} verdicts are not as expected: {listed}");
        return ExitCode.Negative;
    }
}
