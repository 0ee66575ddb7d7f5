using System.Collections.Immutable;
using PureOptim.Experiments.Output;
using PureOptim.Experiments.Runs;

namespace PureOptim.Experiments.Store;

/// <summary>A finished run of the store.</summary>
/// <param name="Run">Where it is.</param>
/// <param name="Manifest">What its manifest says.</param>
/// <param name="Result">Its result.</param>
/// <param name="WasThere">Whether it was finished before.</param>
internal sealed record KeptRun(StoredRun Run, Manifest Manifest, RunResult Result, bool WasThere)
{
    /// <summary>The summary in JSON, as it is in the store.</summary>
    internal string Summary => Run.ReadText(Manifest, Output.Artifacts.Names[^1]);

    /// <summary>The files that people look at, as they are in the store.</summary>
    internal ImmutableArray<Artifact> Artifacts => [.. Output.Artifacts.Names.Select(name => new Artifact(name, copy => Run.CopyText(Manifest, name, copy)))];
}
