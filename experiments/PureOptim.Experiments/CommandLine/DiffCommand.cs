using System.CommandLine;
using System.Text.Json.Nodes;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Replay;
using PureOptim.Runs.Store;
using PureOptim.Runs.Trials;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim diff</c>: in what the descriptions of two stored runs, or of two trials, differ, and from where on their numbers do.</summary>
internal static class DiffCommand
{
    internal static Command Create(ToolContext context)
    {
        var left = new Argument<string>("ID-A") { Description = "A run or a trial: the first digits of its id." };
        var right = new Argument<string>("ID-B") { Description = "Another of the same sort." };
        var options = new RunOptions();
        foreach (var id in new[] { left, right }) id.CompletionSources.Add(StoredIds.Complete(options.Store));
        var command = new ToolCommand(
            "diff", "Compare two stored runs, or two trials: their descriptions, then where their numbers part.", ["diff 21fab 8c01d"], "the numbers differ")
        {
            left, right, options.Threads, options.Data, options.Store,
        };
        command.SetAction(parsed =>
        {
            var store = new RunStore(parsed.GetRequiredValue(options.Store));
            return (StoredIds.Find(store, parsed.GetRequiredValue(left), context), StoredIds.Find(store, parsed.GetRequiredValue(right), context)) switch
            {
                ({ Run: { } a }, { Run: { } b }) => Compare(Open(a), Open(b), context),
                ({ Trial: { } a }, { Trial: { } b }) => TrialReplay.Compare(a, b, context),
                ({ Run: { } run }, { Trial: { } trial }) => throw Unlike(run, trial),
                ({ Trial: { } trial }, { Run: { } run }) => throw Unlike(run, trial),
                _ => throw new NotSupportedException("There is neither a run nor a trial."),
            };

            static RunException Unlike(StoredRun run, StoredTrial trial) =>
                new($"{run.Key} is a run and {trial.Key} a trial, which keep other numbers: two runs can be compared, or two trials");

            ReplayedRun Open(StoredRun run) =>
                StoredRuns.Open(run, parsed.GetValue(options.Data), parsed.GetValue(options.Threads) ?? Environment.ProcessorCount, context);
        });
        return command;
    }

    /// <summary>Compares two runs.</summary>
    /// <returns>0 if they have every number in common, otherwise 1.</returns>
    internal static int Compare(ReplayedRun left, ReplayedRun right, ToolContext context)
    {
        var (ours, theirs) = (left.Plan.Description, right.Plan.Description);
        context.Out.WriteLine($"A: {ours.Name} {left.Stored!.Key}, B: {theirs.Name} {right.Stored!.Key}");
        Say(ours, theirs, "runs", context);

        var differing = new RunComparison((left, "A"), (right, "B"), context.Out.WriteLine, context.Cancelled).Compare();
        if (differing.Count == 0) return ExitCode.Done;
        context.Error.WriteLine($"pureoptim: the runs differ: {string.Join(", ", differing)}");
        return ExitCode.Negative;
    }

    /// <summary>Says in what two descriptions differ.</summary>
    /// <param name="ours">The first.</param>
    /// <param name="theirs">The second.</param>
    /// <param name="what">What they describe, which is refused where the precisions differ.</param>
    /// <param name="context">Takes a line a field.</param>
    internal static void Say(Description ours, Description theirs, string what, ToolContext context)
    {
        foreach (var (path, a, b) in FieldDifferences.Of(JsonNode.Parse(ours.Canonical), JsonNode.Parse(theirs.Canonical)))
            context.Out.WriteLine($"  {path}: A {a}, B {b}");
        if (ours.Precision != theirs.Precision) throw new RunException($"the {what} have different precisions, so that they have no bits to compare");
    }
}
