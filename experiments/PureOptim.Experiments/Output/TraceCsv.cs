using System.Collections.Immutable;
using System.Text;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Runs;

namespace PureOptim.Experiments.Output;

/// <summary>Every step of every optimizer, a line each, in the fewest digits that read back as the same bits.</summary>
internal static class TraceCsv
{
    internal static string Of(RunResult result)
    {
        var text = new StringBuilder();
        text.Append(result.Traces[0] is PathTrace path
            ? $"optimizer,step,{string.Join(',', Coordinates(path.Points[0].Length))},loss\n"
            : "optimizer,iteration,loss\n");
        foreach (var trace in result.Traces)
        {
            for (var i = 0; i < trace.Losses.Length; i++)
            {
                var point = trace is PathTrace { Points: var points } ? points[i] : [];
                text.AppendJoin(',', [Csv.Quoted(trace.Optimizer), $"{trace.FirstStep + i}", .. point.Append(trace.Losses[i]).Select(Shortest)]).Append('\n');
            }
        }

        return text.ToString();

        string Shortest(double value) => NumberText.Shortest(value, result.Description.Precision);
    }

    /// <summary>The names of coordinates: x and y in the plane, x1, x2, ... elsewhere.</summary>
    internal static ImmutableArray<string> Coordinates(int dimensions) =>
        dimensions == 2 ? ["x", "y"] : [.. Enumerable.Range(1, dimensions).Select(i => $"x{i}")];
}
