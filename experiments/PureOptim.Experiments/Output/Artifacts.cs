using System.Collections.Immutable;
using PureOptim.Experiments.Runs;

namespace PureOptim.Experiments.Output;

/// <summary>The files that a run leaves behind, the summary last.</summary>
internal static class Artifacts
{
    internal static ImmutableArray<Artifact> Of(RunResult result)
    {
        var (figure, page) = Pictures.Of(result);
        return
        [
            new("description.json", result.Description.Canonical),
            new("trace.csv", TraceCsv.Of(result)),
            new("figure.svg", figure),
            new("report.html", page),
            new("summary.json", SummaryJson.Text(SummaryJson.Of(result))),
        ];
    }
}
