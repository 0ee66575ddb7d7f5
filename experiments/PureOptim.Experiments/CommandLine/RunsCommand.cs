using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using PureOptim.Experiments.Terminal;
using PureOptim.Figures.Reports;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Store;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim runs</c>: what the store holds, runs, studies and trials, the newest at the end, and how to get rid of it.</summary>
internal static class RunsCommand
{
    private static readonly ImmutableArray<string> _headings = ["run", "name", "status", "when (UTC)", "lowest final loss", "optimizers"];

    internal static Command Create(ToolContext context)
    {
        var store = RunOptions.StoreOption();
        var studies = new Option<bool>("--studies") { Description = "Only studies." };
        var trials = new Option<bool>("--trials") { Description = "Only the trials of sweeps and studies, as numbers." };
        var name = new Option<string?>("--name") { Description = "Only runs, or studies, of this name.", HelpName = "NAME" };
        var status = new Option<RunStatus?>("--status")
        {
            Description = "Only runs, or studies, of this status.",
            HelpName = "finished|running|interrupted|damaged",
            CustomParser = RunOptions.Choose<RunStatus>,
        };
        RunOptions.Offer(status, "finished", "running", "interrupted", "damaged");
        var age = RunOptions.Number("--older-than", 0, 1_000_000L, "Only what ended, or was last at work, more than N days ago; of trials, the files that were last written then.");
        var prune = new Option<bool>("--prune") { Description = "Delete the runs that would be listed; without any other option, those that are interrupted, or damaged so that no manifest can be read. With --studies or --trials, delete those." };
        var compact = new Option<bool>("--compact") { Description = "Pack the results of trials into few files." };
        var command = new ToolCommand(
            "runs",
            "List the runs, studies and trials in the store, or delete some.",
            ["runs", "runs --status interrupted --prune", "runs --name naive --older-than 30 --prune", "runs --studies --name zoo", "runs --trials --older-than 90 --prune", "runs --compact"])
        {
            store, studies, trials, name, status, age, prune, compact,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(store);
            if (parsed.GetValue(compact))
            {
                Refuse(parsed, "--compact packs trials", studies, trials, name, status, age, prune);
                return StoredTrials.Compact(path, context);
            }

            var before = parsed.GetValue(age) is { } days ? DateTime.UtcNow.AddDays(-days) : DateTime.MaxValue;
            if (parsed.GetValue(trials))
            {
                Refuse(parsed, "--trials counts the trials, which have no name and no status", studies, name, status);
                return parsed.GetValue(prune) ? StoredTrials.Prune(path, before, context) : StoredTrials.Count(path, context);
            }

            var folder = new RunStore(path);
            bool IsWanted(string named, RunStatus state, DateTime when) => (parsed.GetValue(name) ?? named) == named && (parsed.GetValue(status) ?? state) == state && when <= before;
            if (parsed.GetValue(studies))
            {
                var those = StoredStudies.All(folder).Where(study => IsWanted(study.Name, study.Status, study.When));
                return parsed.GetValue(prune) ? Prune(those.Select(study => study.Folder), folder, "study", "studies", context) : StoredStudies.List([.. those], folder, context);
            }

            var isFiltered = parsed.GetValue(name) is not null || parsed.GetValue(status) is not null || parsed.GetValue(age) is not null;
            var found = All(folder, context).Where(run => IsWanted(run.Name, run.Status, run.When));
            if (parsed.GetValue(prune))
                return Prune((isFiltered ? found : found.Where(run => !run.IsFinished && run.Status != RunStatus.Running)).Select(run => run.Run.Folder), folder, "run", "runs", context);
            ImmutableArray<RunSummary> runs = [.. found];
            List(runs, folder, context);
            if (isFiltered) return ExitCode.Done;
            var hasStudies = folder.Studies().Any();
            if (hasStudies)
            {
                if (!runs.IsEmpty) context.Out.WriteLine();
                StoredStudies.List([.. StoredStudies.All(folder)], folder, context);
            }

            if (TrialInventory.FilesOf(path).IsEmpty) return ExitCode.Done;
            if (hasStudies || !runs.IsEmpty) context.Out.WriteLine();
            return StoredTrials.Count(path, context);
        });
        return command;
    }

    /// <summary>Refuses options that do not go with another.</summary>
    private static void Refuse(ParseResult parsed, string reason, params Option[] others)
    {
        if (others.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } other) throw new RunException($"{reason}; {other.Name} is about what is listed: give one of them");
    }

    private static IOrderedEnumerable<RunSummary> All(RunStore store, ToolContext context) =>
        store.List().AsParallel().WithCancellation(context.Cancelled).Select(RunSummary.Of).AsSequential()
            .OrderBy(run => run.When).ThenBy(run => run.Run.Key, StringComparer.Ordinal);

    private static void List(ImmutableArray<RunSummary> runs, RunStore store, ToolContext context)
    {
        if (runs.IsEmpty) context.Error.WriteLine($"{store.Path}: no runs");
        else Print(_headings, runs.Select(Row), context);
    }

    /// <summary>Prints a table for people and programs alike: a line a row.</summary>
    internal static void Print(ImmutableArray<string> headings, IEnumerable<IEnumerable<string>> rows, ToolContext context) =>
        (TextTable.Of(ReportTable.Of("", headings, rows)) with { IsFramed = false }).Print(context, context.Columns ?? int.MaxValue);

    /// <summary>A status in a list.</summary>
    internal static string Text(RunStatus status) => $"{status}".ToLowerInvariant();

    /// <summary>A time in a list.</summary>
    internal static string Time(DateTime when) => when.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Row(RunSummary run) =>
    [
        run.Run.Key,
        ProblemText.NameWithData(run.Name, run.TrainImages),
        Text(run.Status),
        Time(run.When),
        run.FinalLosses.Where(double.IsFinite).ToArray() is { Length: > 0 } losses ? NumberText.Rounded(losses.Min()) : run.FinalLosses.IsEmpty ? "" : "diverged",
        string.Join(", ", run.Optimizers.Select(DisplayName.Of)),
    ];

    private static int Prune(IEnumerable<string> folders, RunStore store, string noun, string plural, ToolContext context)
    {
        var pruned = Pruning.Of(folders);
        string Count(int count) => CountText.Of(count, noun, plural);
        context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{store.Path}: deleted {Count(pruned.Folders)}, {pruned.Bytes / 1e6:0.0} MB"));
        if (pruned.Busy > 0) context.Out.WriteLine($"{Count(pruned.Busy)} left, because a process is at work there");
        if (pruned.Linked > 0) context.Out.WriteLine($"{Count(pruned.Linked)} left, because only a link to elsewhere is in the store");
        return ExitCode.Done;
    }
}
