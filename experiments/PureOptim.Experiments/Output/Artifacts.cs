using System.Collections.Immutable;
using PureOptim.Experiments.Runs;

namespace PureOptim.Experiments.Output;

/// <summary>The files that a run leaves behind, the summary last.</summary>
internal static class Artifacts
{
    internal static ImmutableArray<Artifact> Of(RunResult result) =>
    [
        new("description.json", result.Description.Canonical),
        new("trace.csv", TraceCsv.Of(result)),
        new("summary.json", SummaryJson.Text(SummaryJson.Of(result))),
    ];
}
