using System.Collections.Immutable;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;

namespace PureOptim.Runs.Completion;

/// <summary>A finished run of the store.</summary>
/// <param name="Run">Where it is.</param>
/// <param name="Manifest">What its manifest says.</param>
/// <param name="Result">Its result.</param>
/// <param name="WasThere">Whether it was finished before.</param>
internal sealed record KeptRun(StoredRun Run, Manifest Manifest, RunResult Result, bool WasThere)
{
    /// <summary>The summary in JSON, as it is in the store.</summary>
    internal string Summary => Run.ReadText(Manifest, Store.Artifacts.Names[^1]);

    /// <summary>The files that people look at, as they are in the store.</summary>
    internal ImmutableArray<Artifact> Artifacts => [.. Store.Artifacts.Names.Select(name => new Artifact(name, copy => Run.CopyText(Manifest, name, copy)))];
}
