using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PureOptim.Experiments.Selftest;
using PureOptim.Runs.Descriptions;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Determinism;

/// <summary>
/// The determinism contract, as a user meets it: <c>pureoptim selftest</c>, as processes of their own, finds the committed digests with vectors of
/// any width, on any number of threads, however its code is compiled. The whole matrix is run by hand: see <c>full-matrix.sh</c>.
/// </summary>
public sealed class SameBitsTests
{
    [Fact]
    public void Every_row_has_its_committed_digest_under_conditions_that_cover_every_pair()
    {
        var failures = new ConcurrentBag<string>();
        Parallel.ForEach(
            Partitioner.Create(Condition.Pairwise, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            condition =>
            {
                foreach (var failure in Failures(condition)) failures.Add($"{condition}: {failure}");
            });
        Assert.Empty(failures);
    }

    [Fact]
    public void The_conditions_cover_every_pair_of_values()
    {
        Func<Condition, object>[] axes = [each => each.VectorBits, each => each.Compilation, each => each.Threads, each => each.Precision];
        int[] sizes = [Condition.Widths.Length, Enum.GetValues<Compilation>().Length, Condition.ThreadCounts.Length, Condition.Precisions.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.Equal(sizes[i] * sizes[j], Condition.Pairwise.Select(each => (axes[i](each), axes[j](each))).Distinct().Count());
        }
    }

    [Fact]
    public void There_is_a_committed_digest_for_every_row_in_either_precision()
    {
        var expected = ExpectedDigests.Load();
        Assert.Equal(2 * SelfTests.Rows.Length, expected.Count);
        Assert.All(SelfTests.Rows, row => Assert.All(Enum.GetValues<FloatType>(), precision => Assert.Contains((row.Name, precision), expected)));
    }

    [Fact]
    public void Functions_have_the_same_committed_digest_in_lanes_as_one_by_one()
    {
        var expected = ExpectedDigests.Load();
        Assert.All(
            Enum.GetValues<FloatType>(),
            precision => Assert.Equal(expected[("functions", precision)], expected[("functions-lanes", precision)]));
    }

    /// <summary>The errors under a condition: a row that differs, or a setting that did not do what it should.</summary>
    private static IEnumerable<string> Failures(Condition condition)
    {
        string[] rows = [.. condition.Rows.Select(row => row.Name)];
        var run = ToolRun.AsProcess(
            condition.Environment, ["selftest", .. rows, "--precision", condition.Precision, "--threads", $"{condition.Threads}", "--json"]);
        if (run.ExitCode != 0) yield return run.Error.TrimEnd();
        if (run.Output.Length == 0) yield break;
        var said = JsonNode.Parse(run.Output)!;
        if (said["vectorBits"]!.GetValue<int>() != condition.EffectiveBits) yield return $"vectors of {said["vectorBits"]} bits, not {condition.EffectiveBits}";
        if (said["rows"]!.AsArray().Count != rows.Length) yield return $"{said["rows"]!.AsArray().Count} rows, not {rows.Length}";
    }
}
