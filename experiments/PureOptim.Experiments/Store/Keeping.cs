using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using PureOptim.Core;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Output;
using PureOptim.Experiments.Runs;
using PureOptim.Parameters;

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
        if (Finished(run) is { } finished) return finished;
        using var right = RunLock.TryTake(run) ?? throw new ToolException($"{run.Folder}: another process is at work on this run");

        // It may have been finished while this process was on its way to the lock.
        return Finished(run) ?? Make(run, plan, threads, every ?? EveryOf(run) ?? Chain.Spacing, work);
    }

    /// <summary>The run as it is in the store, or null where it is not finished or what it left is damaged.</summary>
    internal KeptRun? Finished(StoredRun run)
    {
        try
        {
            if (run.ReadManifest() is not { } manifest) return null;
            foreach (var file in manifest.Files.Keys.Where(file => !file.StartsWith(CheckpointFile.Folder, StringComparison.Ordinal))) run.ReadText(manifest, file);
            return new(run, manifest, run.ReadResult(manifest), WasThere: true);
        }
        catch (ToolException damage)
        {
            context.Error.WriteLine($"{damage.Message}; it is made again");
            return null;
        }
    }

    private KeptRun Make(StoredRun run, Plan plan, int threads, long every, Func<Plan, IKeeper, RunResult> work)
    {
        var started = DateTime.UtcNow;
        foreach (var folder in new[] { run.Folder, run.CheckpointFolder }.Where(Directory.Exists)) WholeFile.Sweep(folder);
        StoreFile.Write(run[StoredRun.DescriptionFile], [.. new Artifact("", plan.Description.Canonical).Bytes]);
        using var keeper = new StoreKeeper(run, every, resume: true, context.Error.WriteLine);
        var result = work(plan, keeper);
        keeper.Finish();

        ImmutableArray<Artifact> artifacts = [.. Artifacts.Of(result), new(ChainCsv.FileName, ChainCsv.Of(result))];
        OutputDirectory.Open(run.Folder).Publish(artifacts);
        var manifest = ManifestOf(result, threads, every, started, [.. artifacts.Select(file => (file.Name, Hash(file.Bytes))), .. CheckpointsOf(run)]);
        StoreFile.Write(run[Manifest.FileName], manifest.ToBytes());
        return new(run, manifest, result, WasThere: false);
    }

    /// <summary>The checkpoints that are there and intact; others are deleted.</summary>
    private List<(string Name, string Hash)> CheckpointsOf(StoredRun run)
    {
        var intact = new List<(string Name, string Hash)>();
        foreach (var file in run.AllCheckpoints())
        {
            try
            {
                intact.Add(($"{CheckpointFile.Folder}/{Path.GetFileName(file.Path)}", Hash(file.Read())));
            }
            catch (ToolException damage)
            {
                context.Error.WriteLine($"{damage.Message}; it is left aside");
                WholeFile.TryDelete(file.Path);
            }
        }

        return intact;
    }

    private static long? EveryOf(StoredRun run) => run.AllCheckpoints().Select(Checkpoint.EveryOf).FirstOrDefault(every => every is not null);

    private static Manifest ManifestOf(RunResult result, int threads, long every, DateTime started, IEnumerable<(string Name, string Hash)> files) => new(
        Manifest.CurrentSchema,
        result.Description.Id,
        result.Description.Name,
        "finished",
        SummaryJson.LibraryVersion,
        Commit,
        Data(result.Description.Problem),
        started,
        DateTime.UtcNow,
        every,
        DigestOf(result),
        [.. result.Traces.Select(trace => new OptimizerOutcome(
            trace.Optimizer, trace.LastStep, trace.FinalLoss, (trace as CurveTrace)?.TestAccuracy, trace.Digest, trace.Links[^1].Digest))],
        files.ToImmutableSortedDictionary(file => file.Name, file => file.Hash, StringComparer.Ordinal),
        Machine.This(threads));

    /// <summary>The digest of a run: over its id and the last link of each optimizer.</summary>
    internal static string DigestOf(RunResult result)
    {
        using var digest = new Digest();
        digest.Add(result.Description.Id);
        foreach (var trace in result.Traces) digest.Add(trace.Links[^1].Digest);
        return digest.ToHexadecimal();
    }

    private static ImmutableSortedDictionary<string, string> Data(Problem problem) => problem is not Classify { Data: var data }
        ? ImmutableSortedDictionary<string, string>.Empty
        : new Dictionary<string, string>
        {
            ["trainImages"] = data.TrainImages,
            ["trainLabels"] = data.TrainLabels,
            ["testImages"] = data.TestImages,
            ["testLabels"] = data.TestLabels,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The commit, which the build writes behind the version.</summary>
    private static string Commit => typeof(IOptimizer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, var commit]
        ? commit
        : "";

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
