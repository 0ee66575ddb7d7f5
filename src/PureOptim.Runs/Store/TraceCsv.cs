using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>Every step of every optimizer, a line each, in the fewest digits that read back as the same bits.</summary>
internal static class TraceCsv
{
    /// <summary>The whole text.</summary>
    internal static string Of(RunResult result)
    {
        using var text = new StringWriter();
        Write(result, text);
        return text.ToString();
    }

    /// <summary>Writes it line by line.</summary>
    internal static void Write(RunResult result, TextWriter text)
    {
        text.Write(Heading((result.Traces[0] as PathTrace)?.Points[0].Length) + "\n");
        foreach (var trace in result.Traces)
        {
            var label = Csv.Quoted(trace.Optimizer);
            for (var i = 0; i < trace.Losses.Length; i++)
            {
                text.Write(Invariant($"{label},{trace.FirstStep + i}"));
                foreach (var coordinate in trace is PathTrace { Points: var points } ? points[i] : [])
                {
                    text.Write(',');
                    text.Write(Shortest(coordinate));
                }

                text.Write(',');
                text.Write(Shortest(trace.Losses[i]));
                text.Write('\n');
            }
        }

        string Shortest(double value) => NumberText.Shortest(value, result.Description.Precision);
    }

    /// <summary>The heading of the columns.</summary>
    /// <param name="dimensions">The number of coordinates; null for a network, whose parameters are not in the trace.</param>
    internal static string Heading(int? dimensions) => dimensions is { } all ? Invariant($"optimizer,step,{string.Join(',', Coordinates(all))},loss") : "optimizer,iteration,loss";

    /// <summary>The names of coordinates: x and y in the plane, x1, x2, ... elsewhere.</summary>
    internal static ImmutableArray<string> Coordinates(int dimensions) =>
        dimensions == 2 ? ["x", "y"] : [.. Enumerable.Range(1, dimensions).Select(i => Invariant($"x{i}"))];
}
