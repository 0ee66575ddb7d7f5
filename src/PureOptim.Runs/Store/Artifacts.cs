using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>The files that a run leaves behind, the summary last.</summary>
internal static class Artifacts
{
    /// <summary>The names of the files.</summary>
    internal static readonly ImmutableArray<string> Names = ["description.json", "trace.csv", "figure.svg", "report.html", "summary.json"];

    /// <summary>Those of a user's own training, of which nothing is drawn.</summary>
    private static readonly ImmutableArray<string> _undrawn = [Names[0], Names[1], Names[4]];

    /// <summary>The names of the files of a run, the summary last.</summary>
    internal static ImmutableArray<string> NamesOf(bool isOwnTraining) => isOwnTraining ? _undrawn : Names;

    /// <summary>The files of a run.</summary>
    /// <param name="result">The run.</param>
    /// <param name="draw">Makes its figure and its page.</param>
    internal static ImmutableArray<Artifact> Of(RunResult result, RunDrawing draw)
    {
        Artifact[] numbers =
        [
            new(Names[0], result.Description.Canonical),
            new(Names[1], writer => TraceCsv.Write(result, writer)),
            new(Names[4], CanonicalText.Of(SummaryJson.Of(result))),
        ];
        if (result.Description.Problem is OwnTraining) return [.. numbers];
        var (figure, page) = draw(result, Names.Where(name => name != Names[3]));
        return [numbers[0], numbers[1], new(Names[2], figure), new(Names[3], page), numbers[2]];
    }
}

/// <summary>Makes the figure and the page that a run leaves for people.</summary>
/// <param name="result">The run.</param>
/// <param name="files">The names of the files beside the page.</param>
internal delegate (string Figure, string Page) RunDrawing(RunResult result, IEnumerable<string> files);
