using System.Globalization;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.CommandLine;

/// <summary>What <c>pureoptim runs</c> does with the trials of a store: there may be a million, so that they are counted.</summary>
internal static class StoredTrials
{
    /// <summary>Says how many trials there are, in how many files, and which program computed them.</summary>
    internal static int Count(string store, ToolContext context)
    {
        var found = TrialInventory.Of(store);
        foreach (var damage in found.Damages) context.Error.WriteLine($"pureoptim: {damage}");
        context.Out.WriteLine($"{CountText.Of(found.Trials, "trial")} of sweeps and studies in {Size(found.Files, found.Bytes)}{(found.AtWork == 0 ? "" : $"; a process is writing to {CountText.Of(found.AtWork, "of them", "of them")}")}");
        foreach (var (library, trials) in found.ByLibrary) context.Out.WriteLine($"  {CountText.Of(trials, "trial")} by {library}");
        return ExitCode.Done;
    }

    /// <summary>Deletes files with results.</summary>
    internal static int Prune(string store, DateTime before, ToolContext context)
    {
        var pruned = TrialPruning.Of(store, before);
        var folder = Path.GetFullPath(TrialStore.FolderIn(store));
        context.Out.WriteLine(pruned.IsBusy ? $"{folder}: nothing was deleted, because a process is at work there" : $"{folder}: deleted {CountText.Of(pruned.Trials, "trial")} in {Size(pruned.Files, pruned.Bytes)}");
        return ExitCode.Done;
    }

    /// <summary>Packs results.</summary>
    internal static int Compact(string store, ToolContext context)
    {
        var done = Compaction.Of(store, context.Cancelled);
        foreach (var damage in done.Damages) context.Error.WriteLine($"pureoptim: {damage}; it is left out");
        context.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFullPath(store)}: packed {CountText.Of(done.Trials, "trial")} of {CountText.Of(done.Files, "file")} into {done.Packs}: {done.BytesBefore / 1e6:0.0} MB became {done.BytesAfter / 1e6:0.0} MB"));
        if (done.Busy > 0) context.Out.WriteLine($"{CountText.Of(done.Busy, "file")} left, because a process is at work there");
        return ExitCode.Done;
    }

    private static string Size(int files, long bytes) => string.Create(CultureInfo.InvariantCulture, $"{CountText.Of(files, "file")}, {bytes / 1e6:0.0} MB");
}
