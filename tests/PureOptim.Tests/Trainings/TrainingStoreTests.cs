using PureOptim.Runs;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Trainings;

/// <summary>A user's own training is kept, resumed and replayed as the tool's runs are.</summary>
public sealed class TrainingStoreTests
{
    [Theory, InlineData(1), InlineData(3)]
    public void A_run_is_the_fold_of_its_batches(int threads)
    {
        using var folder = new TemporaryFolder();
        var training = Lines.Training<double>();
        var run = new TrainingStore(folder["runs"]).Complete(training, threads, every: 7);
        var expected = Enumerable.Range(0, 60).Select(step => training.BatchAt(step)).Fold(training.Optimizer, training.Start(), training.Model);
        Assert.Equal(expected, run.End);
        Assert.Equal((training.Id, false, 60), (run.Id, run.WasFinished, run.Losses.Length));
        Assert.Equal(
            ["chain.csv", "description.json", "manifest.json", "summary.json", "trace.csv"],
            Directory.GetFiles(run.Folder).Select(file => Path.GetFileName(file)).Where(name => name[0] != '.').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_finished_run_is_read_and_not_computed()
    {
        using var folder = new TemporaryFolder();
        var first = new TrainingStore(folder["runs"]).Complete(Lines.Training<float>());
        var second = new TrainingStore(folder["runs"]).Complete(Lines.Training<float>(before: _ => Assert.Fail("It is computed again.")));
        Assert.True(second.WasFinished);
        Assert.Equal((first.Digest, first.End), (second.Digest, second.End));
        Assert.Equal(first.Losses.AsEnumerable(), second.Losses);
    }

    [Theory, InlineData(1), InlineData(10), InlineData(11), InlineData(59)]
    public void A_run_that_was_ended_is_resumed_to_the_same_bits(int ended)
    {
        using var reference = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        var expected = new TrainingStore(reference["runs"]).Complete(Lines.Training<double>(optimizer: new Lines.OwnDescent()), every: 5);

        using var cancellation = new CancellationTokenSource();
        var (lines, store) = (new List<string>(), folder["runs"]);
        Assert.Throws<OperationCanceledException>(() => new TrainingStore(store).Complete(
            Lines.Training<double>(optimizer: new Lines.OwnDescent()), every: 5,
            observer: step =>
            {
                if (step.Step == ended) cancellation.Cancel();
            },
            cancellation: cancellation.Token));
        var steps = new List<long>();
        var resumed = new TrainingStore(store) { Report = lines.Add }.Complete(Lines.Training<double>(optimizer: new Lines.OwnDescent(), before: steps.Add), every: 5);
        Assert.Equal((expected.Digest, expected.End), (resumed.Digest, resumed.End));
        Assert.Equal(ended / 5 * 5, steps[0]);
        if (ended >= 5) Assert.Equal($"line OwnDescent: resumes from step {ended / 5 * 5}", Assert.Single(lines));
    }

    [Fact]
    public void Replay_finds_that_nothing_differs_and_what_does()
    {
        using var folder = new TemporaryFolder();
        var (store, training) = (new TrainingStore(folder["runs"]), Lines.Training<double>());
        Assert.Contains("is not in the store", Assert.Throws<RunException>(() => store.Replay(training)).Message, StringComparison.Ordinal);
        store.Complete(training, every: 10);
        var same = store.Replay(training, threads: 2);
        Assert.True(same.AreSame);
        Assert.Equal("Momentum         the same bits in all 60 steps, 7 links", $"{same}");

        // A program that has changed without saying so: its batches are others from step 31 on.
        var changed = new Training<double[], double>(training.Name, training.Settings, training.Optimizer, training.Model)
        {
            Start = training.Start,
            BatchAt = step => step < 30 ? training.BatchAt(step) : [.. training.BatchAt(step).Reverse()],
            Steps = training.Steps,
        };
        var other = store.Replay(changed);
        Assert.False(other.AreSame);
        Assert.Contains("differs", other.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_shows_the_settings_and_the_step()
    {
        using var folder = new TemporaryFolder();
        var store = new TrainingStore(folder["runs"]);
        var (left, right) = (Lines.Training<double>(), Lines.Training<double>(optimizer: new Momentum { LearningRate = Schedule.PiecewiseConstant(0.05, (20, 0.01)) }));
        store.Complete(left);
        store.Complete(right);
        var report = store.Diff(left, right);
        Assert.False(report.AreSame);
        Assert.StartsWith("optimizers[0].optimizer.momentum.learningRate: A 0.05, B {\"piecewiseConstant\"", report.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Momentum         differs from step 21 on: the same up to step 20", report.Lines[1], StringComparison.Ordinal);
    }

    [Theory, InlineData("trace.csv"), InlineData("chain.csv"), InlineData("summary.json"), InlineData("checkpoints")]
    public void Damage_is_named_and_repaired(string what)
    {
        using var folder = new TemporaryFolder();
        var run = new TrainingStore(folder["runs"]).Complete(Lines.Training<double>(), every: 10);
        var file = what == "checkpoints" ? Directory.GetFiles(Path.Combine(run.Folder, what)).Order(StringComparer.Ordinal).First() : Path.Combine(run.Folder, what);
        var content = File.ReadAllBytes(file);
        File.WriteAllBytes(file, [.. content[..^3], 0, .. content[^2..]]);
        var lines = new List<string>();
        var repaired = new TrainingStore(folder["runs"]) { Report = lines.Add }.Complete(Lines.Training<double>());
        Assert.Contains(lines, line => line.Contains(Path.GetFileName(file), StringComparison.Ordinal));
        Assert.Equal(content, File.ReadAllBytes(file));
        Assert.Equal((run.Digest, run.End), (repaired.Digest, repaired.End));
    }

    // The tool lists and verifies a run that only the program can run, and refuses to run it.
    [Fact]
    public void The_tool_knows_the_run_and_says_who_can_repeat_it()
    {
        using var folder = new TemporaryFolder();
        var run = new TrainingStore(folder["runs"]).Complete(Lines.Training<double>(optimizer: new Lines.OwnDescent()));
        Assert.Contains("line", ToolRun.InProcess("runs", "--store", folder["runs"]).Output, StringComparison.Ordinal);
        var verified = ToolRun.InProcess("verify", folder["runs"]);
        Assert.Equal((0, true), (verified.ExitCode, verified.Output.Contains("1 run", StringComparison.Ordinal)));
        var replayed = ToolRun.InProcess("replay", run.Id[..8], "--store", folder["runs"]);
        Assert.Equal(2, replayed.ExitCode);
        Assert.Contains("only that program can run it", replayed.Error, StringComparison.Ordinal);

        File.AppendAllText(Path.Combine(run.Folder, "trace.csv"), "x");
        Assert.Equal(1, ToolRun.InProcess("verify", folder["runs"]).ExitCode);
    }

    [Fact]
    public void A_program_that_is_killed_at_random_moments_ends_with_the_digest_of_an_undisturbed_one()
    {
        const int Kills = 10;
        using var reference = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        var expected = OwnProgram.Ended(OwnProgram.Start(reference["runs"]));
        Assert.StartsWith("quadrants ", expected, StringComparison.Ordinal);

        var random = new Random(1);
        var kills = 0;
        for (var attempt = 0; kills < Kills; attempt++)
        {
            Assert.True(attempt < 10 * Kills, $"Only {kills} of {attempt} processes were killed before they had ended by themselves.");
            using var process = OwnProgram.Start(folder["runs"]);
            // Some while it starts, most while it runs: it is resumed by the next one, which is killed too.
            var checkpoints = Checkpoints(folder);
            while (!process.HasExited && Checkpoints(folder) == checkpoints) Thread.Sleep(1);
            Thread.Sleep(random.Next(10));
            process.Kill();
            process.WaitForExit();
            if (process.ExitCode == 128 + 9) kills++;
            else Directory.Delete(folder["runs"], recursive: true);
        }

        Assert.Equal(expected, OwnProgram.Ended(OwnProgram.Start(folder["runs"])));
    }

    private static int Checkpoints(TemporaryFolder folder) =>
        Directory.Exists(folder["runs"]) ? Directory.GetFiles(folder["runs"], "*.safetensors", SearchOption.AllDirectories).Length : 0;
}
