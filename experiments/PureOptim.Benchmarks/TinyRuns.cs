using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;

namespace PureOptim.Benchmarks;

/// <summary>
/// A store of many tiny runs, each as the tool would have left it but that figure and page are empty: three steps of SGD, a seed
/// each. They are not forced to the disk one by one, so that ten thousand take seconds.
/// </summary>
internal static class TinyRuns
{
    /// <summary>Fills a store with a number of runs.</summary>
    internal static void Fill(RunStore store, int count)
    {
        for (var seed = 0; seed < count; seed++)
        {
            var description = new Description("tiny", new Minimize(Objective.Valley), [new(new Sgd(), "SGD")]) { Steps = 3, Seed = (ulong)seed };
            var plan = (MinimizePlan)Plan.For(description, folder: null, threads: 1);
            var run = plan.RunOf<double>(0);
            var end = run.Run(new NoCheckpoints(), threads: 1, static (_, _) => { }).Last();
            var result = new RunResult(description, [run.TraceTo(end)]);
            var checkpoint = Checkpoint.Write(run, Chain.Spacing, end);
            var stored = store.Of(description);
            Directory.CreateDirectory(stored.CheckpointFolder);
            (string Name, byte[] Content)[] files =
            [
                ("description.json", new Artifact("", description.Canonical).Bytes),
                ("trace.csv", new Artifact("", TraceCsv.Of(result)).Bytes),
                (ChainCsv.FileName, new Artifact("", ChainCsv.Of(result)).Bytes),
                (Artifacts.Names[^1], new Artifact("", CanonicalText.Of(SummaryJson.Of(result))).Bytes),
                .. Artifacts.Names.Except(["description.json", "trace.csv", Artifacts.Names[^1]]).Select(name => (name, Array.Empty<byte>())),
                ($"{CheckpointFile.Folder}/{CheckpointFile.NameOf(0, end.Step, checkpoint)}", checkpoint),
            ];
            foreach (var (name, content) in files) File.WriteAllBytes(stored[name], content);
            StoredFile[] listed = [.. files.Select(file => StoredFile.Of(file.Name, file.Content))];
            File.WriteAllBytes(stored[Manifest.FileName], RunManifest.Of(result, threads: 1, Chain.Spacing, DateTime.UnixEpoch, DateTime.UnixEpoch, listed).ToBytes());
        }
    }
}
