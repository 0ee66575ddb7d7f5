using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;
using PureOptim.Runs.Wording;

namespace PureOptim.Runs.Store;

/// <summary>
/// A run of the store in a line. Of a finished run only the manifest is read, and that its files are there and have the size that it states: that a
/// byte was changed is found by <c>run</c>, <c>replay</c> and <c>verify</c>.
/// </summary>
/// <param name="Run">The run.</param>
/// <param name="Name">The name; empty where it cannot be read.</param>
/// <param name="TrainImages">SHA-256 of the images that it trains on; null where that cannot be read, or it needs none.</param>
/// <param name="Status">The progress.</param>
/// <param name="When">The time of its end, or of the last work on it, in UTC.</param>
/// <param name="Optimizers">The labels of its optimizers.</param>
/// <param name="FinalLosses">The last loss of each, as far as the run is finished.</param>
internal sealed record RunSummary(
    StoredRun Run, string Name, string? TrainImages, RunStatus Status, DateTime When, ImmutableArray<string> Optimizers, ImmutableArray<double> FinalLosses)
{
    /// <summary>The summary of a run.</summary>
    internal static RunSummary Of(StoredRun run)
    {
        try
        {
            if (run.ReadManifest() is { } manifest)
            {
                return new(
                    run, manifest.Name, manifest.Data.GetValueOrDefault("trainImages"), IsThere(run, manifest) ? RunStatus.Finished : RunStatus.Damaged, manifest.Ended, [.. manifest.Results.Select(result => result.Label)], [.. manifest.Results.Select(result => result.FinalLoss)]);
            }

            if (run.Obstacle is not null) return Unfinished(run, RunStatus.Damaged);
            return Unfinished(run, FolderLock.IsTakenNow(run.Folder) ? RunStatus.Running : RunStatus.Interrupted);
        }
        catch (RunException)
        {
            return Unfinished(run, RunStatus.Damaged);
        }
    }

    /// <summary>Whether the run has a manifest that can be read: then it was finished, and what is damaged of it can be made again.</summary>
    internal bool IsFinished => !FinalLosses.IsEmpty;

    private static bool IsThere(StoredRun run, Manifest manifest) => manifest.Files.Keys.All(name =>
        StoreFile.LengthOf(run[name]) is { } length && (manifest.Sizes is not { } sizes || sizes.GetValueOrDefault(name, -1) == length));

    private static RunSummary Unfinished(StoredRun run, RunStatus status)
    {
        var (name, trainImages, optimizers) = ("", (string?)null, ImmutableArray<string>.Empty);
        try
        {
            var description = run.ReadDescription();
            (name, trainImages) = (description.Name, ProblemText.TrainImages(description.Problem));
            optimizers = [.. description.Optimizers.Select(entry => entry.Label)];
        }
        catch (RunException)
        {
            // The code that needs the description reports its error; here its line has no name.
        }

        return new(run, name, trainImages, status, Directory.GetLastWriteTimeUtc(run.Folder), optimizers, []);
    }
}

/// <summary>The status of a run in the store.</summary>
internal enum RunStatus
{
    /// <summary>It is whole, as its manifest says.</summary>
    Finished,

    /// <summary>A process is at work on it.</summary>
    Running,

    /// <summary>It was begun, and no process is at work on it: <c>run</c> goes on with it.</summary>
    Interrupted,

    /// <summary>Its manifest cannot be read, or a file that the manifest lists is missing or has another size: <c>run</c> makes it again.</summary>
    Damaged,
}
