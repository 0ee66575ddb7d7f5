using PureOptim.Experiments.Terminal;
using PureOptim.Runs;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Replay;
using PureOptim.Runs.Store;
using PureOptim.Runs.Verification;

namespace PureOptim.Experiments.CommandLine;

/// <summary>Finished runs of a store, ready to be run again.</summary>
internal static class StoredRuns
{
    /// <summary>A run, ready to be run again. Its damage is named; if its numbers cannot be read, it is refused.</summary>
    /// <param name="run">The run.</param>
    /// <param name="data">A folder with other data, or null.</param>
    /// <param name="threads">The number of threads that may compute.</param>
    /// <param name="context">The context whose error stream names damage.</param>
    internal static ReplayedRun Open(StoredRun run, string? data, int threads, ToolContext context)
    {
        if (run.IsOwnTraining) throw new RunException($"{run.Folder}: it is the training of a program of its own; only that program can run it again");
        var condition = new RunVerification(run).Examine();
        var remedy = $"\"pureoptim run {run[StoredRun.DescriptionFile]}\"";
        if (condition.IsUnfinished) throw new RunException($"{run.Folder}: the run is not finished; {remedy} goes on with it");
        if (condition.Manifest is not { } manifest || condition.Result is not { } result) throw new RunException(Named(condition.Damages[0]));

        // The trace is compared with the repeated run, number by number.
        string[] damages = [.. condition.Damages.Where(damage => damage.File != StoredRun.TraceFile).Select(Named)];
        foreach (var damage in damages) context.Error.WriteLine($"pureoptim: {damage}");
        return new(Plan.For(result.Description, data, threads), result, manifest.Every, run, threads) { IsDamaged = damages.Length > 0 };

        // Only a run that has its description can be made again from it, and nothing is put in the place of a folder.
        string Named(RunProblem damage) => run.Obstacle is null && condition.Damages.All(each => each.File != StoredRun.DescriptionFile) && !Directory.Exists(run[damage.File])
            ? $"{damage.Text}; {remedy} makes it again"
            : damage.Text;
    }
}
