using System.Collections.Immutable;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Replay;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Tests.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Replay;

/// <summary>Trials of sweeps and studies, run again and compared by their ids.</summary>
public sealed class TrialReplayTests
{
    [Theory]
    [InlineData(long.MaxValue)] // In lines.
    [InlineData(0)] // Packed.
    public void A_trial_replays_with_the_same_bits(long packFrom)
    {
        using var folder = new TemporaryFolder();
        var trial = Sample("\"adam\"", steps: 3_000);
        Keep(folder, packFrom, (trial, Result(trial)), (Sample("\"sgd\""), Result(Sample("\"sgd\""))));
        var replay = Samples.Tool(folder, "replay", trial.Id[..7]);
        Assert.Equal((0, ""), (replay.ExitCode, replay.Error));
        Assert.StartsWith($"replay of trial {trial.Id[..16]}: Adam (", replay.Output, StringComparison.Ordinal);
        Assert.Contains("\n  the same bits: the loss of each 10th step, 301 of them are stored, and the digest of the final parameters\n", replay.Output, StringComparison.Ordinal);
        Assert.Equal(0, Samples.Tool(folder, "replay", trial.Id).ExitCode);
    }

    [Fact]
    public void Every_trial_of_an_early_version_is_found_and_compared()
    {
        using var store = new EarlierStore();
        foreach (var id in TrialStore.IndexOf(store.Path).Ids.OrderBy(id => $"{id}", StringComparer.Ordinal).Take(3))
            Assert.Contains($"replay of trial {id}"[..32], ToolRun.InProcess("replay", $"{id}", "--store", store.Path, "--data", store.Data).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_loss_that_was_stored_otherwise_is_named()
    {
        using var folder = new TemporaryFolder();
        var trial = Sample("\"sgd\"");
        var result = Result(trial);
        Keep(folder, long.MaxValue, (trial, result with { Losses = result.Losses with { Values = result.Losses.Values.SetItem(7, 0.125).SetItem(9, 0.25) } }));
        var replay = Samples.Tool(folder, "replay", trial.Id[..9]);
        Assert.Equal((1, $"pureoptim: trial {trial.Id[..16]} run again differs"), (replay.ExitCode, Assert.Single(replay.ErrorLines)));
        Assert.Contains("  differ from step 7 on: the same up to step 6\n  loss at step 7: stored 0.125 (0x3fc0000000000000), replayed ", replay.Output, StringComparison.Ordinal);
        Assert.Contains("  2 of 21 stored losses differ\n", replay.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bit_of_what_else_is_stored_is_noticed()
    {
        var result = Result(Sample("\"sgd\""));
        Assert.True(Compared(result).AreSame);
        TrialResult[] changed =
        [
            result with { Digest = new('0', 64) },
            result with { FinalLoss = double.BitIncrement(result.FinalLoss) },
            result with { BestLoss = double.BitIncrement(result.BestLoss) },
            result with { MeanOfLast = double.NaN },
            result with { BestStep = 3 },
            result with { DivergedAt = 3 },
            result with { TestAccuracy = 1 },
            result with { FinalPoint = [1, 2] },
            result with { StepsToDecade = [] },
        ];
        Assert.All(changed, other => Assert.StartsWith("the same 21 stored losses, but not ", Assert.Single(Compared(other).Lines), StringComparison.Ordinal));
        Assert.Equal(changed.Length - 2, changed.Select(other => Compared(other).Lines[0]).Distinct().Count()); // Three are about steps.
        Assert.All(changed, other => Assert.False(Compared(other).AreSame));

        TrialComparison Compared(TrialResult other) => TrialComparison.Of((result, "A"), (other, "B"), FloatType.Float64);
    }

    [Fact]
    public void Means_of_a_hundred_iterations_are_not_compared_with_single_losses()
    {
        var means = new TrialResult("", new(100, 100, [1, 2]), 2, 1, 100, 1, null) { TestAccuracy = 0.5 };
        var single = means with { Losses = new(1, 1, [.. Enumerable.Repeat(1.0, 200)]) };
        Assert.Contains("the mean loss of each 100 iterations and the loss of every step", Assert.Throws<RunException>(() => TrialComparison.Of((means, "A"), (single, "B"), FloatType.Float32)).Message, StringComparison.Ordinal);
        Assert.Contains("mean loss up to step 200: A 2 ", TrialComparison.Of((means, "A"), (means with { Losses = new(100, 100, [1, 3]) }, "B"), FloatType.Float32).Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Two_trials_are_compared_by_their_descriptions_and_then_by_their_losses()
    {
        using var folder = new TemporaryFolder();
        var (one, other, longer) = (Sample("""{"sgd": {"learningRate": 0.1}}"""), Sample("""{"sgd": {"learningRate": 0.2}}"""), Sample("""{"sgd": {"learningRate": 0.1}}""", steps: 30));
        Keep(folder, 0, (one, Result(one)), (other, Result(other)), (longer, Result(longer)));
        var diff = Samples.Tool(folder, "diff", one.Id[..9], other.Id[..9]);
        Assert.Equal((1, "pureoptim: the trials differ"), (diff.ExitCode, Assert.Single(diff.ErrorLines)));
        Assert.StartsWith($"A: trial {one.Id[..16]}, B: trial {other.Id[..16]}\n  optimizers[0].optimizer.sgd.learningRate: A 0.1, B 0.2\n  differ from step 1 on: the same up to step 0\n", diff.Output, StringComparison.Ordinal);
        var toLonger = Samples.Tool(folder, "diff", one.Id[..9], longer.Id[..9]);
        Assert.Equal((0, ""), (toLonger.ExitCode, toLonger.Error));
        Assert.EndsWith("  steps: A 20, B 30\n  the same bits up to step 20, where one of them ends\n", toLonger.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_and_a_trial_are_told_apart_and_neither_is_compared_with_the_other()
    {
        using var folder = new TemporaryFolder();
        var run = Samples.Keep(folder, Samples.Path(0.99));

        // One of many trials has an id that begins with the digit of the run's.
        var trial = Enumerable.Range(1, 100).Select(i => Sample($$$"""{"sgd": {"learningRate": 0.{{{i}}} } }""")).First(trial => trial.Id[0] == run[0]);
        Keep(folder, long.MaxValue, (trial, Result(trial)));
        var both = Samples.Tool(folder, "replay", run[..1]);
        Assert.Equal((2, $"pureoptim: {folder["runs"]}: {run[..1]} is the beginning of run {run} and trial {trial.Id[..16]}; give more of its digits"), (both.ExitCode, Assert.Single(both.ErrorLines)));
        Assert.Equal(0, Samples.Tool(folder, "replay", run).ExitCode);
        foreach (var ids in new[] { (trial.Id, run), (run, trial.Id) })
        {
            var diff = Samples.Tool(folder, "diff", ids.Item1, ids.Item2);
            Assert.Equal((2, $"pureoptim: {run} is a run and {trial.Id[..16]} a trial, which keep other numbers: two runs can be compared, or two trials"), (diff.ExitCode, Assert.Single(diff.ErrorLines)));
        }
    }

    [Fact]
    public void Digits_of_many_name_some_of_them()
    {
        using var folder = new TemporaryFolder();
        var trials = Enumerable.Range(1, 200).Select(i => Sample($$$"""{"sgd": {"learningRate": 0.{{{i}}} } }""")).GroupBy(trial => trial.Id[0]).First(group => group.DistinctBy(trial => trial.Id).Count() > 4).DistinctBy(trial => trial.Id).OrderBy(trial => trial.Id, StringComparer.Ordinal).ToArray();
        Keep(folder, long.MaxValue, [.. trials.Select(trial => (trial, Result(trials[0])))]);
        var line = Assert.Single(Samples.Tool(folder, "replay", trials[0].Id[..1]).ErrorLines);
        Assert.Contains($"is the beginning of {string.Join(", ", trials.Take(4).Select(trial => $"trial {trial.Id[..16]}"))} and {trials.Length - 4} more; give more of its digits", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trial_whose_line_is_damaged_is_not_there_and_the_damage_is_named()
    {
        using var folder = new TemporaryFolder();
        var trial = Sample("\"sgd\"");
        Keep(folder, long.MaxValue, (trial, Result(trial)));
        var file = Assert.Single(Directory.GetFiles(folder["runs", "trials", "results"]));
        File.WriteAllText(file, File.ReadAllText(file).Replace("finalLoss", "finalLess", StringComparison.Ordinal));
        Assert.Equal(
            [$"pureoptim: {file}: line 3 is damaged", $"pureoptim: {folder["runs"]}: there is no run and no trial whose id begins with {trial.Id[..8]}"],
            Samples.Tool(folder, "replay", trial.Id[..8]).ErrorLines);
    }

    [Fact]
    public void A_trial_that_is_whole_in_another_file_is_read_there()
    {
        using var folder = new TemporaryFolder();
        var trial = Sample("\"sgd\"");
        Keep(folder, 0, (trial, Result(trial)));
        var first = Assert.Single(Directory.GetFiles(folder["runs", "trials", "results"]));
        File.Copy(first, Path.Combine(Path.GetDirectoryName(first)!, "zz.zip"));
        var bytes = File.ReadAllBytes(first);
        bytes[100] ^= 1;
        File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(first)!, "zz.zip"), bytes);
        Assert.Equal(0, Samples.Tool(folder, "replay", trial.Id[..8]).ExitCode);
        File.Delete(first);
        var lost = Samples.Tool(folder, "replay", trial.Id[..8]);
        Assert.Equal(2, lost.ExitCode);
        Assert.EndsWith("block 0 of it is damaged", Assert.Single(lost.ErrorLines), StringComparison.Ordinal);
    }

    private static void Keep(TemporaryFolder folder, long packFrom, params ImmutableArray<(Trial Trial, TrialResult Result)> results)
    {
        using var store = TrialStore.Open(folder["runs"], packFrom);
        foreach (var (trial, result) in results) store.Keep(trial, result);
        store.Close();
    }

    private static TrialResult Result(Trial trial) => TrialRunner.Run(trial, new(), CancellationToken.None);

    private static Trial Sample(string optimizer, long steps = 20) => Trial.Of(Description.Parse("d.json", $$"""
        { "name": "x", "steps": {{steps}}, "problem": {"minimize": {"objective": "valley"} }, "optimizers": [{"optimizer": {{optimizer}} }] }
        """)).Single();
}
