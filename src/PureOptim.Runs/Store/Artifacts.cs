using System.Collections.Immutable;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>The files that a run leaves behind, the summary last.</summary>
internal static class Artifacts
{
    /// <summary>The names of the files.</summary>
    internal static readonly ImmutableArray<string> Names = ["description.json", "trace.csv", "figure.svg", "report.html", "summary.json"];

    /// <summary>The files of a run.</summary>
    /// <param name="result">The run.</param>
    /// <param name="draw">Makes its figure and its page.</param>
    internal static ImmutableArray<Artifact> Of(RunResult result, RunDrawing draw)
    {
        var (figure, page) = draw(result, Names.Where(name => name != Names[3]));
        return
        [
            new(Names[0], result.Description.Canonical),
            new(Names[1], writer => TraceCsv.Write(result, writer)),
            new(Names[2], figure),
            new(Names[3], page),
            new(Names[4], CanonicalText.Of(SummaryJson.Of(result))),
        ];
    }
}

/// <summary>Makes the figure and the page that a run leaves for people.</summary>
/// <param name="result">The run.</param>
/// <param name="files">The names of the files beside the page.</param>
internal delegate (string Figure, string Page) RunDrawing(RunResult result, IEnumerable<string> files);
