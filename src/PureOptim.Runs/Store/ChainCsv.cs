using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>The chains of a run as a file: a line for each link.</summary>
internal static class ChainCsv
{
    /// <summary>The name of the file.</summary>
    internal const string FileName = "chain.csv";

    private const string Heading = "optimizer,step,digest";

    internal static string Of(RunResult result)
    {
        var text = new StringBuilder(Invariant($"{Heading}\n"));
        foreach (var trace in result.Traces)
            foreach (var (step, digest) in trace.Links) text.Append(Invariant($"{Csv.Quoted(trace.Optimizer)},{step},{digest}\n"));
        return text.ToString();
    }

    /// <summary>The links of each optimizer, by label.</summary>
    internal static ImmutableDictionary<string, ImmutableArray<Link>> Read(string text) => Csv.RowsUnder(Heading, text)
        .GroupBy(row => row[0], row => new Link(long.Parse(row[1], NumberFormatInfo.InvariantInfo), row[2]), StringComparer.Ordinal)
        .ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
}
