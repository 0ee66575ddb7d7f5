using PureOptim.Experiments.Replay;
using PureOptim.Experiments.Runs;
using PureOptim.Experiments.Store;

namespace PureOptim.Experiments.CommandLine;

/// <summary>Finished runs of a store, ready to be made anew.</summary>
internal static class StoredRuns
{
    /// <summary>The run whose id begins with the given digits.</summary>
    /// <param name="store">The store.</param>
    /// <param name="prefix">The digits.</param>
    /// <param name="data">A folder with other data, or null.</param>
    /// <param name="threads">How many threads may compute.</param>
    internal static ReplayedRun Open(RunStore store, string prefix, string? data, int threads)
    {
        var run = store.Find(prefix);
        var manifest = run.ReadManifest()
            ?? throw new ToolException($"{run.Folder}: the run is not finished; \"pureoptim run {run["description.json"]}\" goes on with it");
        var result = run.ReadResult(manifest);
        return new(Plan.For(result.Description, data, threads), result, manifest.Every, run, threads);
    }
}
