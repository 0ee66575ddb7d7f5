using System.Collections.Immutable;
using PureOptim.Experiments.Runs;

namespace PureOptim.Experiments.Output;

/// <summary>The files that a run leaves behind, the summary last.</summary>
internal static class Artifacts
{
    /// <summary>The names of the files.</summary>
    internal static readonly ImmutableArray<string> Names = ["description.json", "trace.csv", "figure.svg", "report.html", "summary.json"];

    internal static ImmutableArray<Artifact> Of(RunResult result)
    {
        var (figure, page) = Pictures.Of(result, Names.Where(name => name != Names[3]));
        return
        [
            new(Names[0], result.Description.Canonical),
            new(Names[1], writer => TraceCsv.Write(result, writer)),
            new(Names[2], figure),
            new(Names[3], page),
            new(Names[4], SummaryJson.Text(SummaryJson.Of(result))),
        ];
    }
}
