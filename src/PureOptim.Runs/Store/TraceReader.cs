using System.Collections.Immutable;
using System.Globalization;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>Reads what <see cref="TraceCsv"/> wrote.</summary>
internal static class TraceReader
{
    /// <summary>The numbers of each optimizer, by label: a row for each step, the step first.</summary>
    internal static ImmutableDictionary<string, ImmutableArray<double[]>> Read(string text, Description description) => Csv
        .RowsUnder(TraceCsv.Heading((description.Problem as Minimize)?.Objective.Dimension), text)
        .GroupBy(row => row[0], row => row.Skip(1).Select(field => Number(field, description.Precision)).ToArray(), StringComparer.Ordinal)
        .ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>One optimizer's trace.</summary>
    internal static Trace TraceOf(OptimizerOutcome outcome, ImmutableArray<double[]> rows, ImmutableArray<Link> links, Problem problem)
    {
        var first = problem is Minimize ? 0 : 1;
        foreach (var (i, row) in rows.Index())
        {
            if (row[0] != first + i || row.Length != rows[0].Length || row.Length < 2)
                throw new FormatException(Invariant($"Row {i + 1} of {outcome.Label} in the trace is not that of step {first + i}."));
        }

        ImmutableArray<double> losses = [.. rows.Select(row => row[^1])];
        if (problem is OwnTraining) return new LossTrace(outcome.Label, losses, outcome.Parameters) { Links = links };
        return outcome.TestAccuracy is { } accuracy
            ? new CurveTrace(outcome.Label, losses, outcome.Parameters, accuracy) { Links = links }
            : new PathTrace(outcome.Label, losses, outcome.Parameters, [.. rows.Select(row => row.Skip(1).SkipLast(1).ToImmutableArray())]) { Links = links };
    }

    /// <summary>The fewest digits of a float32 are read as one: as a double they would be another number.</summary>
    private static double Number(string text, FloatType precision) => precision == FloatType.Float32
        ? float.Parse(text, NumberFormatInfo.InvariantInfo)
        : double.Parse(text, NumberFormatInfo.InvariantInfo);
}
