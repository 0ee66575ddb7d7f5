using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using PureOptim.Experiments.Terminal;
using PureOptim.Figures.Reports;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Store;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim runs</c>: what the store holds, the newest at the end, and how to get rid of it.</summary>
internal static class RunsCommand
{
    private static readonly ImmutableArray<string> _headings = ["run", "name", "status", "when (UTC)", "lowest final loss", "optimizers"];

    internal static Command Create(ToolContext context)
    {
        var store = RunOptions.StoreOption();
        var name = new Option<string?>("--name") { Description = "Only runs of this name.", HelpName = "NAME" };
        var status = new Option<RunStatus?>("--status")
        {
            Description = "Only runs of this status.",
            HelpName = "finished|running|interrupted|damaged",
            CustomParser = RunOptions.Choose<RunStatus>,
        };
        RunOptions.Offer(status, "finished", "running", "interrupted", "damaged");
        var age = RunOptions.Number("--older-than", 0, 1_000_000L, "Only runs that ended, or were last at work, more than N days ago.");
        var prune = new Option<bool>("--prune") { Description = "Delete the runs that would be listed; without any other option, those that are interrupted, or damaged so that no manifest can be read." };
        var compact = new Option<bool>("--compact") { Description = "Pack the results of trials into few files." };
        var command = new ToolCommand(
            "runs", "List the runs in the store, or delete some.", ["runs", "runs --status interrupted --prune", "runs --name naive --older-than 30 --prune", "runs --compact"])
        {
            store, name, status, age, prune, compact,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(compact))
            {
                Option[] others = [name, status, age, prune];
                if (others.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } other) throw new RunException($"--compact packs trials; {other.Name} is about runs: give one of them");
                return Compact(parsed.GetRequiredValue(store), context);
            }

            var folder = new RunStore(parsed.GetRequiredValue(store));
            var isFiltered = parsed.GetValue(name) is not null || parsed.GetValue(status) is not null || parsed.GetValue(age) is not null;
            var before = parsed.GetValue(age) is { } days ? DateTime.UtcNow.AddDays(-days) : DateTime.MaxValue;
            var found = All(folder, context).Where(run =>
                (parsed.GetValue(name) ?? run.Name) == run.Name && (parsed.GetValue(status) ?? run.Status) == run.Status && run.When <= before);
            if (!parsed.GetValue(prune)) return List([.. found], folder, context);
            return Prune(isFiltered ? found : found.Where(run => !run.IsFinished && run.Status != RunStatus.Running), folder, context);
        });
        return command;
    }

    private static IOrderedEnumerable<RunSummary> All(RunStore store, ToolContext context) =>
        store.List().AsParallel().WithCancellation(context.Cancelled).Select(RunSummary.Of).AsSequential()
            .OrderBy(run => run.When).ThenBy(run => run.Run.Key, StringComparer.Ordinal);

    private static int List(ImmutableArray<RunSummary> runs, RunStore store, ToolContext context)
    {
        if (runs.IsEmpty) context.Error.WriteLine($"{store.Path}: no runs{Others(store)}");
        else (TextTable.Of(ReportTable.Of("", _headings, runs.Select(Row))) with { IsFramed = false }).Print(context, context.Columns ?? int.MaxValue);
        return ExitCode.Done;
    }

    /// <summary>The contents of a store that has no runs, or none of those that were asked for.</summary>
    private static string Others(RunStore store)
    {
        var (trials, studies) = (TrialStore.IndexOf(store.Path).Count, store.Studies().Count());
        return trials + studies == 0 ? "" : $"; {CountText.Of(trials, "trial")}, {CountText.Of(studies, "study", "studies")}";
    }

    private static IEnumerable<string> Row(RunSummary run) =>
    [
        run.Run.Key,
        ProblemText.NameWithData(run.Name, run.TrainImages),
        $"{run.Status}".ToLowerInvariant(),
        run.When.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        run.FinalLosses.Where(double.IsFinite).ToArray() is { Length: > 0 } losses ? NumberText.Rounded(losses.Min()) : run.FinalLosses.IsEmpty ? "" : "diverged",
        string.Join(", ", run.Optimizers.Select(DisplayName.Of)),
    ];

    private static int Compact(string store, ToolContext context)
    {
        var done = Compaction.Of(store, context.Cancelled);
        foreach (var damage in done.Damages) context.Error.WriteLine($"pureoptim: {damage}; it is left out");
        context.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFullPath(store)}: packed {CountText.Of(done.Trials, "trial")} of {CountText.Of(done.Files, "file")} into {done.Packs}: {done.BytesBefore / 1e6:0.0} MB became {done.BytesAfter / 1e6:0.0} MB"));
        if (done.Busy > 0) context.Out.WriteLine($"{CountText.Of(done.Busy, "file")} left, because a process is at work there");
        return ExitCode.Done;
    }

    private static int Prune(IEnumerable<RunSummary> runs, RunStore store, ToolContext context)
    {
        var pruned = Pruning.Of(runs.Select(run => run.Run));
        context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{store.Path}: deleted {CountText.Of(pruned.Runs, "run")}, {pruned.Bytes / 1e6:0.0} MB"));
        if (pruned.Busy > 0) context.Out.WriteLine($"{CountText.Of(pruned.Busy, "run")} left, because a process is at work there");
        if (pruned.Linked > 0) context.Out.WriteLine($"{CountText.Of(pruned.Linked, "run")} left, because only a link to elsewhere is in the store");
        return ExitCode.Done;
    }
}
