using System.Globalization;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Replay;
using PureOptim.Runs.Store;
using PureOptim.Tests.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Replay;

public sealed class ReplayTests
{
    [Fact]
    public void Both_experiments_of_the_article_replay_with_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Samples.Tool(folder, "run", "article", "--steps", "6", "--every", "4", "--json").ExitCode);
        var runs = Directory.GetDirectories(folder["runs"]).Select(Path.GetFileName).ToArray();
        Assert.Equal(2, runs.Length);
        foreach (var run in runs)
        {
            var replay = Samples.Tool(folder, "replay", run![..8], "--threads", "3");
            Assert.Equal((0, ""), (replay.ExitCode, string.Concat(replay.ErrorLines.Where(line => line.StartsWith("pureoptim:", StringComparison.Ordinal)))));
            Assert.Equal(6, replay.Output.Split('\n').Count(line => line.EndsWith("the same bits in all 6 steps, 3 links", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("float32")]
    [InlineData("float64")]
    public void A_changed_constant_is_found_at_its_step_and_coordinate_in_a_path(string name)
    {
        var precision = name == "float32" ? FloatType.Float32 : FloatType.Float64;
        using var folder = new TemporaryFolder();
        var (honest, other) = (PlanOf(Samples.Path(0.99, precision: precision)), PlanOf(Samples.Path(0.9899, precision: precision)));
        var key = Samples.Keep(folder, new ChangedPlan(honest, other, Step: 17));
        var replay = Samples.Tool(folder, "replay", key);
        Assert.Equal(1, replay.ExitCode);
        Assert.Equal($"pureoptim: run {key} run again differs: RmsProp", replay.ErrorLines[^1]);
        var lines = Lines(replay.Output);
        Assert.Equal("Sgd              the same bits in all 40 steps, 2 links", lines[1]);
        Assert.Equal("RmsProp          differs from step 17 on: the same up to step 16, by the trace, which has the parameters of every step", lines[2]);

        // The numbers of the two runs there, from their results and not from the comparison.
        var (stored, replayed) = (Point(new ChangedPlan(honest, other, 17)), Point(honest));
        Assert.StartsWith($"x[1]: stored {Exact(stored)}, replayed {Exact(replayed)}, ", lines[3], StringComparison.Ordinal);
        Assert.EndsWith(" ulp apart", lines[3], StringComparison.Ordinal);

        double Point(Plan plan) => ((PathTrace)plan.Run(_ => { }).Traces[1]).Points[17][1];
        string Exact(double value) => precision == FloatType.Float32
            ? $"{NumberText.Shortest(value, precision)} (0x{BitConverter.SingleToUInt32Bits((float)value):x8})"
            : $"{NumberText.Shortest(value)} (0x{BitConverter.DoubleToUInt64Bits(value):x16})";
    }

    [Fact]
    public void A_changed_constant_is_found_at_its_step_and_coordinate_in_a_network_with_a_link_at_every_step()
    {
        using var folder = new TemporaryFolder();
        var (honest, other) = (PlanOf(Samples.Network(0.9)), PlanOf(Samples.Network(0.95)));
        var key = Samples.Keep(folder, new ChangedPlan(honest, other, Step: 13), every: 1);
        var lines = Lines(Samples.Tool(folder, "replay", key).Output);
        Assert.StartsWith("Momentum         differs from step 13 on: the same up to step 12", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"W1[{FirstDifference(honest, new ChangedPlan(honest, other, 13), 13)}, 0]: stored ", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(" numbers differ at step 13", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Between_links_the_losses_find_the_step_and_the_next_checkpoint_the_coordinate()
    {
        using var folder = new TemporaryFolder();
        var (honest, other) = (PlanOf(Samples.Network(0.9)), PlanOf(Samples.Network(0.95)));
        var key = Samples.Keep(folder, new ChangedPlan(honest, other, Step: 13), every: 5);
        var lines = Lines(Samples.Tool(folder, "replay", key).Output);
        Assert.Equal("Momentum         differs at step 13, by the losses: the same up to step 10, between them no state is known", lines[1]);
        Assert.StartsWith($"W1[{FirstDifference(honest, new ChangedPlan(honest, other, 13), 15)}, 0]: stored ", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(" numbers differ at step 15, the next of which both states are known", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_differs_from_its_first_step_on_is_found_there()
    {
        using var folder = new TemporaryFolder();
        var key = Samples.Keep(folder, new ChangedPlan(PlanOf(Samples.Path(0.99)), PlanOf(Samples.Path(0.5)), Step: 1));
        Assert.Contains("RmsProp          differs from step 1 on: the same up to step 0", Samples.Tool(folder, "replay", key).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sgd", 15, 1, "x[0]")]
    [InlineData("RmsProp", 31, 2, "x[1]")]
    [InlineData("RmsProp", 40, 3, "loss")]
    public void A_number_of_a_path_that_somebody_changed_is_found_although_every_hash_and_link_is_right(string label, int step, int column, string place)
    {
        using var folder = new TemporaryFolder();
        var run = new StoredRun(folder["runs", Samples.Keep(folder, Samples.Path(0.99), every: 10)]);
        var (was, _) = Change(run, label, step, 1 + column);
        var replay = Samples.Tool(folder, "replay", run.Key);
        Assert.Equal(1, replay.ExitCode);
        var lines = Lines(replay.Output);
        var at = Array.FindIndex(lines, line => line.StartsWith($"{label} ", StringComparison.Ordinal));
        Assert.Equal($"{label,-16} the same links, but the traces differ at 1 step, the first of them step {step}", lines[at]);
        Assert.StartsWith($"{place}: stored 0.125 (0x3fc0000000000000), replayed {was} (", lines[at + 1], StringComparison.Ordinal);
        Assert.Contains("the same bits in all 40 steps, 5 links", replay.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_of_a_network_that_somebody_changed_is_found()
    {
        using var folder = new TemporaryFolder();
        var run = new StoredRun(folder["runs", Samples.Keep(folder, Samples.Network(0.9))]);
        Change(run, "Momentum", 3, 2);
        Change(run, "Momentum", 17, 2);
        var lines = Lines(Samples.Tool(folder, "replay", run.Key).Output);
        Assert.Equal("Momentum         the same links, but the traces differ at 2 steps, the first of them step 3", lines[1]);
        Assert.StartsWith("loss: stored 0.125 ", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_manifest_says_of_the_end_is_compared_too()
    {
        using var folder = new TemporaryFolder();
        var run = new StoredRun(folder["runs", Samples.Keep(folder, Samples.Network(0.9, steps: 3))]);
        var (manifest, result) = (run.ReadManifest()!, run.ReadResult(run.ReadManifest()!));

        // If the accuracy in the summary is changed too, only the run itself is left to compare it with.
        File.WriteAllBytes(run["manifest.json"], (manifest with { Results = [manifest.Results[0] with { TestAccuracy = 0.75 }] }).ToBytes());
        var accuracy = ((CurveTrace)result.Traces[0]).TestAccuracy;
        Forgery.Put(run, "summary.json", File.ReadAllText(run["summary.json"]).Replace($"\"testAccuracy\": {NumberText.Shortest(accuracy)}", "\"testAccuracy\": 0.75", StringComparison.Ordinal));
        Assert.Equal(0, ToolRun.InProcess("verify", folder["runs"]).ExitCode);
        var replay = Samples.Tool(folder, "replay", run.Key);
        Assert.Equal(1, replay.ExitCode);
        Assert.Contains($"the same steps, but test accuracy 0.75 and {NumberText.Shortest(accuracy)}", replay.Output, StringComparison.Ordinal);
        var again = Samples.Tool(folder, "run", run["description.json"], "--again");
        Assert.Equal((1, $"pureoptim: run {run.Key} run again differs: Momentum in the test accuracy; \"pureoptim replay {run.Key}\" finds the place"), (again.ExitCode, again.ErrorLines[^1]));
    }

    [Fact]
    public void Traces_that_differ_anywhere_are_told_apart()
    {
        var trace = new PathTrace("a", [1, double.NaN], "d", [[0.0, 1], [2, 3]]);
        Assert.Null(TraceDifference.Between(trace, trace with { Losses = [1, -double.NaN] }));
        Assert.Equal("in the trace at step 1", TraceDifference.Between(trace, trace with { Losses = [1, 2] }));
        Assert.Equal("in the trace at step 0", TraceDifference.Between(trace, trace with { Points = [[-0.0, 1], [2, 3]] }));
        Assert.Equal("in its number of steps, 1 and 0", TraceDifference.Between(trace, trace with { Losses = [1] }));
        Assert.Equal("in the digest of the final parameters", TraceDifference.Between(trace, trace with { Digest = "e" }));
    }

    [Fact]
    public void A_description_that_is_damaged_is_not_read_as_one()
    {
        using var folder = new TemporaryFolder();
        var run = new StoredRun(folder["runs", Samples.Keep(folder, Samples.Path(0.99))]);
        var text = File.ReadAllText(run["description.json"]);
        foreach (var damaged in new[] { text.Replace("epsilon", "epsilom", StringComparison.Ordinal), text.Replace("\"steps\": 40", "\"steps\": 41", StringComparison.Ordinal), text[..^5], "" })
        {
            Assert.NotEqual(text, damaged);
            File.WriteAllText(run["description.json"], damaged);
            var replay = Samples.Tool(folder, "replay", run.Key);
            Assert.Equal(2, replay.ExitCode);
            var line = Assert.Single(replay.ErrorLines);
            Assert.StartsWith($"pureoptim: {run["description.json"]}: it has the SHA-256 ", line, StringComparison.Ordinal);
            Assert.EndsWith(": it is damaged", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_cannot_be_replayed_is_refused_in_one_line()
    {
        using var folder = new TemporaryFolder();
        var key = Samples.Keep(folder, Samples.Path(0.99));
        Refused("there is no run and no trial whose id begins with", "replay", key[0] == 'a' ? "b" : "a");
        Refused("is not the beginning of an id", "replay", "../x");

        var trace = folder["runs", key, "trace.csv"];
        File.AppendAllText(trace, "x");
        Refused($"{trace}: it has the SHA-256", "replay", key);
        File.Delete(folder["runs", key, "manifest.json"]);
        Refused("the run is not finished", "replay", key);

        void Refused(string reason, params string[] arguments)
        {
            var run = Samples.Tool(folder, arguments);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains(reason, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        }
    }

    /// <summary>Puts 0.125 into a field of the trace, with new hashes, and gives what was there.</summary>
    private static (string Was, string Line) Change(StoredRun run, string label, int step, int column)
    {
        var lines = File.ReadAllText(run["trace.csv"]).Split('\n');
        var at = Array.FindIndex(lines, line => line.StartsWith($"{label},{step},", StringComparison.Ordinal));
        var fields = lines[at].Split(',');
        (var was, fields[column]) = (fields[column], "0.125");
        lines[at] = string.Join(',', fields);
        Forgery.Put(run, "trace.csv", string.Join('\n', lines));
        return (was, lines[at]);
    }

    private static Plan PlanOf(Description description) => Plan.For(description, null, 1);

    /// <summary>The first row of weights in which two runs of a network differ after a number of steps.</summary>
    private static string FirstDifference(Plan left, Plan right, long step)
    {
        var (x, y) = (At(left), At(right));
        var first = Enumerable.Range(0, x.Length).First(i => x[i] != y[i]);
        Assert.Equal(0, first % 10);
        return (first / 10).ToString(CultureInfo.InvariantCulture);

        float[] At(Plan plan)
        {
            var run = plan.RunOf<float>(0);
            return run.Advance(run.Begin().At, step, 1, _ => { }, (_, _) => { }).Parameters.Values.ToArray();
        }
    }

    private static string[] Lines(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim())];
}
