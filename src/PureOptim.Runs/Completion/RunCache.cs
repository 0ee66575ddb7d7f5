using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;
using PureOptim.Runs.Verification;

namespace PureOptim.Runs.Completion;

/// <summary>Makes runs by way of a store: what is finished is read, what was begun goes on, and what is made is kept.</summary>
/// <param name="store">The store.</param>
/// <param name="monitor">Receives messages about damage and resumption.</param>
/// <param name="draw">Makes the figure and the page of a run.</param>
internal sealed class RunCache(RunStore store, IRunMonitor monitor, RunDrawing draw)
{
    /// <summary>The finished run of a plan, made or completed if need be.</summary>
    /// <param name="plan">The plan to run.</param>
    /// <param name="threads">The number of threads that it was given; as information only.</param>
    /// <param name="every">The number of steps from link to link; null for that of a run that was begun, or the usual number.</param>
    /// <param name="work">Runs the plan with a checkpointer.</param>
    internal CachedRun Complete(Plan plan, int threads, long? every, Func<Plan, ICheckpointer, RunResult> work)
    {
        var run = store.Of(plan.Description);
        if (run.Obstacle is { } obstacle) throw new RunException(obstacle);
        var condition = new RunVerification(run, Own(plan)).Examine();
        if (condition.IsWhole) return Kept(run, condition);
        var told = new HashSet<string>();
        Tell(run, condition, told);
        using var right = FolderLock.Take(run.Folder) ?? throw new RunException($"{run.Folder}: another process is at work on this run");

        // It may have been finished or mended while this process was on its way to the lock.
        condition = new RunVerification(run, Own(plan)).Examine();
        if (condition.IsWhole) return Kept(run, condition);
        Tell(run, condition, told);
        if (condition.Manifest is { } manifest) return new RunMending(run, plan, threads, monitor, draw).Mend(manifest, condition);
        foreach (var file in Artifacts.NamesOf(plan.Description.Problem is OwnTraining).Append(ChainCsv.FileName).Append(Manifest.FileName)) StoreFile.RefuseFolder(run[file]);
        return Make(run, plan, threads, every ?? EveryOf(run) ?? Chain.Spacing, work);
    }

    /// <summary>The plan of a user's own training, which does not follow from its description.</summary>
    internal static Plan? Own(Plan plan) => plan.Description.Problem is OwnTraining ? plan : null;

    private static CachedRun Kept(StoredRun run, RunCondition condition) => new(run, condition.Manifest!, condition.Result!, WasThere: true);

    /// <summary>Names what is damaged. Of the checkpoints of a run that was not finished, the code that resumes it reports what is dropped.</summary>
    private void Tell(StoredRun run, RunCondition condition, HashSet<string> told)
    {
        foreach (var damage in condition.Damages) StoreFile.RefuseFolder(run[damage.File]);
        foreach (var damage in condition.Damages.Where(damage => (!condition.IsUnfinished || damage.File == StoredRun.DescriptionFile) && told.Add(damage.Text))) monitor.Tell($"{damage.Text}; it is made again");
    }

    private CachedRun Make(StoredRun run, Plan plan, int threads, long every, Func<Plan, ICheckpointer, RunResult> work)
    {
        foreach (var folder in new[] { run.Folder, run.CheckpointFolder }.Where(Directory.Exists)) WholeFile.Sweep(folder);
        var started = Begin(run, plan.Description);
        using var checkpointer = new StoreCheckpointer(run, every, monitor.Tell);
        var result = work(plan, checkpointer);
        checkpointer.Finish();
        DropDamaged(run);
        var remaking = new CheckpointRemaking(run, plan, every, threads, monitor);
        if (plan.Description.Precision == FloatType.Float32) remaking.FillGaps<float>();
        else remaking.FillGaps<double>();

        ImmutableArray<Artifact> artifacts = [.. Artifacts.Of(result, draw), new(ChainCsv.FileName, ChainCsv.Of(result))];
        ImmutableArray<StoredFile> written = StoreFile.Attempt(run.Folder, "cannot be written", () =>
        {
            using var staged = StagedFiles.In(run.Folder, artifacts);
            return staged.Appear();
        });
        var manifest = RunManifest.Of(result, threads, every, started, DateTime.UtcNow, [.. written, .. CheckpointsOf(run)]);
        StoreFile.Write(run[Manifest.FileName], manifest.ToBytes());
        return new(run, manifest, result, WasThere: false);
    }

    /// <summary>
    /// Writes the description, unless the run was begun before: then its time is when that was. It is for information, as the machine is.
    /// </summary>
    private static DateTime Begin(StoredRun run, Description description)
    {
        var (file, text) = (run[StoredRun.DescriptionFile], new Artifact("", description.Canonical).Bytes);
        var isBegun = !File.Exists(run[Manifest.FileName]) && StoreFile.Mismatch(file, Sha256.Of(text)) is null;
        if (!isBegun) StoreFile.Write(file, [.. text]);
        return File.GetLastWriteTimeUtc(file);
    }

    /// <summary>Deletes checkpoints that are damaged.</summary>
    private void DropDamaged(StoredRun run)
    {
        foreach (var file in run.AllCheckpoints())
        {
            try
            {
                file.Read();
            }
            catch (RunException damage)
            {
                monitor.Tell($"{damage.Message}; it is dropped");
                WholeFile.TryDelete(file.Path);
            }
        }
    }

    private static IEnumerable<StoredFile> CheckpointsOf(StoredRun run) => run.AllCheckpoints().Select(file => StoredFile.Of(file.Name, file.Read()));

    private static long? EveryOf(StoredRun run) => run.AllCheckpoints().Select(Checkpoint.EveryOf).FirstOrDefault(every => every is not null);
}

/// <summary>A finished run of the store.</summary>
/// <param name="Run">The stored run.</param>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Result">Its result.</param>
/// <param name="WasThere">Whether it was finished before.</param>
internal sealed record CachedRun(StoredRun Run, Manifest Manifest, RunResult Result, bool WasThere)
{
    /// <summary>The summary in JSON, as it is in the store.</summary>
    internal string Summary => Run.ReadText(Manifest, Store.Artifacts.Names[^1]);

    /// <summary>The files that people look at, as they are in the store.</summary>
    internal ImmutableArray<Artifact> Artifacts => [.. Store.Artifacts.NamesOf(Result.Description.Problem is OwnTraining).Select(name => new Artifact(name, copy => Run.CopyText(Manifest, name, copy)))];
}
