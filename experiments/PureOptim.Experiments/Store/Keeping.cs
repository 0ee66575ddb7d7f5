using System.Collections.Immutable;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Output;
using PureOptim.Experiments.Runs;

namespace PureOptim.Experiments.Store;

/// <summary>Makes runs by way of a store: what is finished is read, what was begun goes on, and what is made is kept.</summary>
/// <param name="store">The store.</param>
/// <param name="context">Where damage and resumption are told.</param>
internal sealed class Keeping(RunStore store, ToolContext context)
{
    /// <summary>The finished run of a plan, made or completed if need be.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="threads">How many threads it was given; as information only.</param>
    /// <param name="every">How many steps from link to link; null for those of a run that was begun, or the usual number.</param>
    /// <param name="work">Runs the plan with a keeper.</param>
    internal KeptRun Complete(Plan plan, int threads, long? every, Func<Plan, IKeeper, RunResult> work)
    {
        var run = store.Of(plan.Description);
        if (Finished(run, tell: null) is { } finished) return finished;
        using var right = RunLock.Take(run) ?? throw new ToolException($"{run.Folder}: another process is at work on this run");

        // It may have been finished while this process was on its way to the lock.
        return Finished(run, context.Error.WriteLine) ?? Make(run, plan, threads, every ?? EveryOf(run) ?? Chain.Spacing, work);
    }

    /// <summary>The run as it is in the store, or null where it is not finished or what it left is damaged.</summary>
    private static KeptRun? Finished(StoredRun run, Action<string>? tell)
    {
        try
        {
            if (run.ReadManifest() is not { } manifest) return null;
            foreach (var file in manifest.Files.Keys.Where(file => !file.StartsWith(CheckpointFile.Folder, StringComparison.Ordinal))) run.ReadText(manifest, file);
            return new(run, manifest, run.ReadResult(manifest), WasThere: true);
        }
        catch (ToolException damage)
        {
            tell?.Invoke($"{damage.Message}; it is made again");
            return null;
        }
    }

    private KeptRun Make(StoredRun run, Plan plan, int threads, long every, Func<Plan, IKeeper, RunResult> work)
    {
        foreach (var folder in new[] { run.Folder, run.CheckpointFolder }.Where(Directory.Exists)) WholeFile.Sweep(folder);
        var started = Begin(run, plan.Description);
        using var keeper = new StoreKeeper(run, every, context.Error.WriteLine);
        var result = work(plan, keeper);
        keeper.Finish();

        ImmutableArray<Artifact> artifacts = [.. Artifacts.Of(result), new(ChainCsv.FileName, ChainCsv.Of(result))];
        var written = OutputDirectory.Open(run.Folder).Publish(artifacts);
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
        var isBegun = !File.Exists(run[Manifest.FileName]) && StoreFile.ReadIfThere(file) is { } there && there.AsSpan().SequenceEqual(text.AsSpan());
        if (!isBegun) StoreFile.Write(file, [.. text]);
        return File.GetLastWriteTimeUtc(file);
    }

    /// <summary>The checkpoints that are there and intact; others are deleted.</summary>
    private List<(string Name, string Hash)> CheckpointsOf(StoredRun run)
    {
        var intact = new List<(string Name, string Hash)>();
        foreach (var file in run.AllCheckpoints())
        {
            try
            {
                intact.Add(($"{CheckpointFile.Folder}/{Path.GetFileName(file.Path)}", Sha256.Of(file.Read())));
            }
            catch (ToolException damage)
            {
                context.Error.WriteLine($"{damage.Message}; it is dropped");
                WholeFile.TryDelete(file.Path);
            }
        }

        return intact;
    }

    private static long? EveryOf(StoredRun run) => run.AllCheckpoints().Select(Checkpoint.EveryOf).FirstOrDefault(every => every is not null);
}
