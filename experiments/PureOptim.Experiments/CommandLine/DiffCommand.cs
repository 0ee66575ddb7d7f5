using System.CommandLine;
using System.Text.Json.Nodes;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs;
using PureOptim.Runs.Replay;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim diff</c>: in what the descriptions of two stored runs differ, and from where on their numbers do.</summary>
internal static class DiffCommand
{
    internal static Command Create(ToolContext context)
    {
        var left = new Argument<string>("RUN-A") { Description = "A run: the first digits of its id." };
        var right = new Argument<string>("RUN-B") { Description = "Another." };
        var options = new RunOptions();
        foreach (var run in new[] { left, right }) run.CompletionSources.Add(StoredRuns.Complete(options.Store));
        var command = new ToolCommand(
            "diff", "Compare two stored runs: their descriptions, then where their numbers part.", ["diff 21fab 8c01d"], "the numbers of the runs differ")
        {
            left, right, options.Threads, options.Data, options.Store,
        };
        command.SetAction(parsed =>
        {
            var threads = parsed.GetValue(options.Threads) ?? Environment.ProcessorCount;
            ReplayedRun Open(Argument<string> run) =>
                StoredRuns.Open(new(parsed.GetRequiredValue(options.Store)), parsed.GetRequiredValue(run), parsed.GetValue(options.Data), threads, context);
            return Compare(Open(left), Open(right), context);
        });
        return command;
    }

    /// <summary>Compares two runs.</summary>
    /// <returns>0 if they have every number in common, otherwise 1.</returns>
    internal static int Compare(ReplayedRun left, ReplayedRun right, ToolContext context)
    {
        var (ours, theirs) = (left.Plan.Description, right.Plan.Description);
        context.Out.WriteLine($"A: {ours.Name} {left.Stored!.Key}, B: {theirs.Name} {right.Stored!.Key}");
        foreach (var (path, a, b) in FieldDifferences.Of(JsonNode.Parse(ours.Canonical), JsonNode.Parse(theirs.Canonical)))
            context.Out.WriteLine($"  {path}: A {a}, B {b}");
        if (ours.Precision != theirs.Precision) throw new RunException("the runs have different precisions, so that they have no bits to compare");

        var differing = new RunComparison((left, "A"), (right, "B"), context.Out.WriteLine, context.Cancelled).Compare();
        if (differing.Count == 0) return ExitCode.Done;
        context.Error.WriteLine($"pureoptim: the runs differ: {string.Join(", ", differing)}");
        return ExitCode.Negative;
    }
}
