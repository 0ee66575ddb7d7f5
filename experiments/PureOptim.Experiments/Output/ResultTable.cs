using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Runs;
using Spectre.Console;

namespace PureOptim.Experiments.Output;

/// <summary>How each optimizer ended, as a table for people: styled on a terminal, aligned columns elsewhere.</summary>
internal static class ResultTable
{
    internal static void Print(RunResult result, ToolContext context)
    {
        var console = TerminalOutput.Of(context);
        var table = new Table { Border = context.OutIsTerminal ? TableBorder.Rounded : TableBorder.None };
        foreach (var (index, heading) in Headings(result).Index())
            table.AddColumn(index == 0 ? new TableColumn(heading) : new TableColumn(heading).RightAligned());
        foreach (var trace in result.Traces) table.AddRow([.. Cells(trace, result).Select(TerminalOutput.Text)]);
        console.Write(table);
    }

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
            CurveTrace curve => [NumberText.Rounded(curve.Losses.TakeLast(Tail(trace)).Average()), curve.TestAccuracy.ToString("P2", null)],
            _ => [],
        },
        .. result.Traces.Any(any => any.DivergedAt is not null) ? [trace.DivergedAt is { } step ? $"step {step}" : ""] : Array.Empty<string>(),
    ];

    private static int Tail(Trace trace) => int.Min(100, trace.Losses.Length);
}
