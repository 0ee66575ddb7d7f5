using PureOptim.Figures.Drawing;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Store;

namespace PureOptim.Experiments.Reports;

/// <summary>The result of each optimizer, as a table.</summary>
internal static class ResultTable
{
    internal static ReportTable Of(RunResult result) => ReportTable.Of("", Headings(result), result.Traces.Select(trace => Cells(trace, result))) with
    {
        RightAligned = [.. Enumerable.Range(1, Headings(result).Count() - 1)],
    };

    private static IEnumerable<string> Headings(RunResult result) =>
    [
        "optimizer",
        "steps",
        "final loss",
        .. result.Traces[0] is PathTrace { Points: [var start, ..] }
            ? TraceCsv.Coordinates(start.Length).Take(4)
            : [$"mean of last {Tail(result.Traces[0])}", "test accuracy"],
        .. result.Traces.Any(trace => trace.DivergedAt is not null) ? ["diverged at"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Cells(Trace trace, RunResult result) =>
    [
        DisplayName.Of(trace.Optimizer),
        $"{trace.LastStep}",
        NumberText.Rounded(trace.FinalLoss),
        .. trace switch
        {
            PathTrace { Points: [.., var last] } => last.Take(4).Select(NumberText.Rounded),
            CurveTrace curve => [NumberText.Rounded(curve.Losses.TakeLast(Tail(trace)).Average()), Numbers.Percent(curve.TestAccuracy)],
            _ => [],
        },
        .. result.Traces.Any(any => any.DivergedAt is not null) ? [trace.DivergedAt is { } step ? $"step {step}" : ""] : Array.Empty<string>(),
    ];

    private static int Tail(Trace trace) => int.Min(100, trace.Losses.Length);
}
