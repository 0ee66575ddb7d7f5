using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;
using PureOptim.Runs.Verification;

namespace PureOptim.Runs.Completion;

/// <summary>
/// Mends a finished run of which files are damaged, by what is intact: checkpoints from those before them, everything else from the last checkpoint
/// of each optimizer. Intact files are not touched, and nothing is written that does not match the digest of the manifest.
/// </summary>
/// <param name="stored">The run, which this process alone may write to.</param>
/// <param name="plan">The plan of the run.</param>
/// <param name="threads">The number of threads that may compute.</param>
/// <param name="monitor">Watches what is computed.</param>
/// <param name="draw">Makes the figure and the page of a run.</param>
internal sealed class RunMending(StoredRun stored, Plan plan, int threads, IRunMonitor monitor, RunDrawing draw)
{
    /// <summary>The run, mended.</summary>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="condition">Its damage.</param>
    internal CachedRun Mend(Manifest manifest, RunCondition condition) =>
        plan.Description.Precision == FloatType.Float32 ? Mend<float>(manifest, condition) : Mend<double>(manifest, condition);

    private CachedRun Mend<T>(Manifest manifest, RunCondition condition)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var files = condition.Damages.Select(damage => damage.File).ToHashSet();

        // If manifest, trace and chain are not those of one run, it is unknown which of them is wrong.
        if (condition.Result is null) files.UnionWith([StoredRun.TraceFile, ChainCsv.FileName]);
        foreach (var folder in new[] { stored.Folder, stored.CheckpointFolder }.Where(Directory.Exists)) WholeFile.Sweep(folder);
        CheckpointFile[] checkpoints = [.. files.Where(manifest.Files.ContainsKey).Select(name => CheckpointFile.Of(stored[name])).OfType<CheckpointFile>()];
        new CheckpointRemaking(stored, plan, manifest.Every, threads, monitor).Remake<T>(checkpoints, manifest);
        if (checkpoints.Length < files.Count) Rewrite<T>(manifest, files);
        var mended = new RunVerification(stored, RunCache.Own(plan)).Examine();
        return mended.IsWhole
            ? new(stored, mended.Manifest!, mended.Result!, WasThere: true)
            : throw new RunException($"{mended.Damages[0].Text}; the run cannot be mended from what is intact; without its folder {stored.Folder} it is made from the start");
    }

    /// <summary>Writes the files that follow from the last checkpoints, and the manifest that has their hashes.</summary>
    private void Rewrite<T>(Manifest manifest, HashSet<string> files)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new RunResult(plan.Description, [.. plan.Description.Optimizers.Select((_, i) => TraceOf(plan.RunOf<T>(i), manifest))]);
        if (RunManifest.DigestOf(result) is var digest && digest != manifest.Digest)
            throw new RunException($"{stored.Folder}: rebuilt from its checkpoints it has the digest {digest}, not {manifest.Digest} as its manifest says: it cannot be repaired; without this folder it is made from the start");
        Artifact[] written = [.. Artifacts.Of(result, draw).Append(new(ChainCsv.FileName, ChainCsv.Of(result))).Where(artifact => files.Contains(artifact.Name) || !manifest.Files.ContainsKey(artifact.Name))];
        var made = StoreFile.Attempt(stored.Folder, "cannot be written", () =>
        {
            using var staged = StagedFiles.In(stored.Folder, written);
            return staged.Appear();
        });
        var hashes = manifest.Files.Where(file => Artifacts.Names.Contains(file.Key) || file.Key == ChainCsv.FileName || CheckpointFile.Of(file.Key)?.Name == file.Key)
            .ToImmutableSortedDictionary(StringComparer.Ordinal)
            .SetItems(made.Select(file => KeyValuePair.Create(file.Name, file.Hash)));
        var mended = manifest with
        {
            Id = plan.Description.Id,
            Name = plan.Description.Name,
            Data = RunManifest.Data(plan.Description.Problem),
            Results = RunManifest.Outcomes(result),
            Files = hashes,
            Sizes = hashes.Keys.ToImmutableSortedDictionary(name => name, name => StoreFile.LengthOf(stored[name])!.Value, StringComparer.Ordinal),
        };
        StoreFile.Write(stored[Manifest.FileName], mended.ToBytes());
    }

    private Trace TraceOf<T>(OptimizerRun<T> run, Manifest manifest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var last = stored.Checkpoints(run.Index).FirstOrDefault(file => file.Step == run.Description.Steps && manifest.Files.ContainsKey(file.Name))
            ?? throw new RunException(Invariant($"{stored[Manifest.FileName]}: it lists no checkpoint of {run.Entry.Label} at step {run.Description.Steps}: the run cannot be mended; without its folder it is made from the start"));
        return run.TraceTo(StoredRun.ReadCheckpoint(last, run, run.Begin(), manifest.Every));
    }
}
