using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Store;
using PureOptim.Runs.Wording;
using PureOptim.Tests.Replay;
using PureOptim.Tests.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Descriptions;

/// <summary>Wrappers, groups and compositions in descriptions, runs, checkpoints and comparisons.</summary>
public sealed class WrappedOptimizersTests
{
    /// <summary>One of each: with slots of its own, numbers of the run, inner states two deep, gradients elsewhere, and norms. None diverges: NaNs have bits of no meaning.</summary>
    private const string All = """
        { "name": "nests", "steps": 60, "problem": {"minimize": {"objective": "rosenbrock"}},
          "optimizers": [
            {"optimizer": {"clipByGlobalNorm": {"wrapped": {"adam": {}}, "maximum": 1}}},
            {"optimizer": {"parameterAverage": {"wrapped": {"lookahead": {"wrapped": "adam", "period": 7}}, "decay": 0.9, "start": "corrected"}}},
            {"optimizer": {"multiSteps": {"wrapped": {"decoupledDecay": {"wrapped": {"momentum": {"learningRate": 0.0001}}, "weightDecay": 0.001}}, "steps": 4}}},
            {"optimizer": {"sam": {"wrapped": {"sgd": {"learningRate": 0.001}}, "radius": 0.01}}},
            {"optimizer": {"groups": {"members": [["y*", "sgd"], ["x", {"gradientNoise": {"wrapped": "rmsProp", "seed": 18446744073709551615}}]]}}, "label": "not here"},
            {"optimizer": {"maximize": {"wrapped": {"sgd": {"learningRate": 0.0000001}}}}},
            {"optimizer": {"trustRatio": {"wrapped": "nesterov", "learningRate": 0.01}}},
            {"optimizer": "lamb"}, {"optimizer": {"noisySgd": {"learningRate": 0.0001}}}
          ] }
        """;

    private static string Good => All.Replace("""["y*", "sgd"], """, "", StringComparison.Ordinal);

    [Fact]
    public void A_description_reads_back_as_the_same_value()
    {
        var description = Description.Parse("d.json", All);
        var again = Description.Parse("d.json", description.Canonical);
        Assert.Equal(description.Canonical, again.Canonical);
        Assert.Equal(description.Optimizers.Select(entry => entry.Optimizer), again.Optimizers.Select(entry => entry.Optimizer));
        Assert.Equal(new ClipByGlobalNorm(new Adam(), 1), description.Optimizers[0].Optimizer);
        Assert.Equal(new Adam().WithLookahead(7).Averaged(0.9, AverageStart.Corrected), description.Optimizers[1].Optimizer);
        Assert.Equal(new Groups(("y*", new Sgd()), ("x", new GradientNoise(new RmsProp()) { Seed = ulong.MaxValue })), description.Optimizers[4].Optimizer);
        Assert.Contains(
            """{"clipByGlobalNorm":{"maximum":1,"wrapped":{"adam":{"beta1":0.9,"beta2":0.999,"epsilon":1e-7,"epsilonPlacement":"beforeCorrection","learningRate":0.001}}}}""",
            string.Concat(description.Canonical.Where(character => !char.IsWhiteSpace(character))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_each_ends_verifies_and_replays()
    {
        using var folder = StoredRuns.Finished(Good);
        Assert.Equal(0, ToolRun.InProcess("verify", folder["runs"]).ExitCode);
        var replay = ToolRun.InProcess("replay", StoredRuns.Only(folder).Key, "--store", folder["runs"]);
        Assert.Equal(0, replay.ExitCode);
        Assert.Equal(9, replay.Output.Split('\n').Count(line => line.EndsWith("the same bits in all 60 steps, 7 links", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_interrupted_run_goes_on_to_the_same_digest()
    {
        using var reference = StoredRuns.Finished(Good);
        var expected = StoredRuns.Files(reference);
        var plan = Plan.For(Description.Parse("d.json", Good), null, 1);
        foreach (var label in plan.Description.Optimizers.Select(entry => entry.Label))
        {
            foreach (var stop in new[] { 14, 35 })
            {
                using var folder = new TemporaryFolder();
                folder.Write("d.json", Good);
                using (var checkpointer = new StoreCheckpointer(new RunStore(folder["runs"]).Of(plan.Description), 10, _ => { }))
                    Assert.Throws<OperationCanceledException>(() => plan.Run(progress => Stop(progress.Optimizer == label && progress.Step == stop), checkpointer));

                // The checkpoints of the interrupted optimizer, so that it resumes from one of them.
                Assert.NotEmpty(StoredRuns.Only(folder).AllCheckpoints());
                Assert.Equal(0, StoredRuns.Run(folder).ExitCode);
                Assert.Equal(StoredRuns.Digest(reference), StoredRuns.Digest(folder));
                var files = StoredRuns.Files(folder);
                Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
                Assert.All(expected, file => Assert.Equal(file.Value, files[file.Key]));
            }
        }

        static void Stop(bool now)
        {
            if (now) throw new OperationCanceledException();
        }
    }

    [Fact]
    public void Numbers_of_the_run_and_of_inner_states_are_named_where_they_differ()
    {
        using var folder = new TemporaryFolder();
        // With a rate of 0 the parameters and their average stay; the weight of what it has seen, and the mean of squares, do not.
        Description Still(string name, double weight, double decay) => new(
            name,
            new Minimize(Objective.Valley, [0, 2]),
            [new(new Sgd { LearningRate = 0 }.Averaged(weight, AverageStart.Corrected).ClippedTo(10), "a"), new(new RmsProp { LearningRate = 0, Decay = decay }.ClippedTo(10), "b")]);
        var diff = Samples.Tool(folder, "diff", Samples.Keep(folder, Still("one", 0.9, 0.9)), Samples.Keep(folder, Still("two", 0.75, 0.8)));
        Assert.Equal(1, diff.ExitCode);
        Assert.Contains("inner 1 Weight: A 0.09999999999999998", diff.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 5 numbers differ at step 1", diff.Output, StringComparison.Ordinal);
        Assert.Contains("inner 1 MeanOfSquares of x[1]: A ", diff.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"clipByGlobalNorm": {"maximum": 1}}""", "d.json: optimizers[0].optimizer.clipByGlobalNorm is {\"maximum\": 1}; it lacks the field \"wrapped\" (it has epsilon, maximum, wrapped).")]
    [InlineData("""{"clipByGlobalNorm": {"wrapped": "adam", "maximum": 0}}""", "d.json: optimizers[0].optimizer.clipByGlobalNorm.maximum is 0; Maximum must be finite and above 0.")]
    [InlineData("""{"sam": {"wrapped": {"lookahead": {"wrapped": {"adam": {"beta1": 1}}}}}}""", "d.json: optimizers[0].optimizer.sam.wrapped.lookahead.wrapped.adam.beta1 is 1; ")]
    [InlineData("""{"groups": {"members": []}}""", "d.json: optimizers[0].optimizer.groups.members is []; Members must be at least one pattern with its optimizer.")]
    [InlineData("""{"groups": {"members": [["x"]]}}""", "d.json: optimizers[0].optimizer.groups.members[0] is [\"x\"]; it must be a list of two.")]
    [InlineData("""{"groups": {"members": [["y", "sgd"], ["*", "adam"]]}}""", "x: Groups: No tensor has a name that fits 'y', the pattern of Sgd; there are x [2].")]
    [InlineData("""{"groups": {"members": [["x", {"sam": {"wrapped": "sgd"}}]]}}""", "x: Groups: Sam takes gradients elsewhere, which is done for the whole model; it stands in the group 'x'. Put it around the groups.")]
    public void What_cannot_be_is_refused_in_one_line(string optimizer, string complaint)
    {
        using var folder = new TemporaryFolder();
        folder.Write("d.json", $$"""{"name": "x", "problem": {"minimize": {"objective": "valley"} }, "optimizers": [{"optimizer": {{optimizer}} }] }""");
        var run = ToolRun.InProcess("run", folder["d.json"], "--store", folder["runs"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(complaint.Replace("d.json", folder["d.json"], StringComparison.Ordinal).TrimEnd('.'), Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["runs"]));
    }

    // A network of 784 x 1000 and 1000 x 10 has 795,010 parameters of 4 bytes; each vector that is remembered counts three times, one that is worked with once.
    [Fact]
    public void Inner_states_count_in_the_memory_of_a_run()
    {
        const double Vector = 795_010 * 4.0;
        var adam = Bytes(new Adam());
        Assert.Equal(adam, Bytes(new Adam().ClippedTo(1)));
        Assert.Equal(adam + 3 * Vector, Bytes(new Adam().WithLookahead()));
        Assert.Equal(adam + 6 * Vector, Bytes(new Adam().WithLookahead().Accumulating(2)));
        Assert.Equal(adam + 2 * Vector, Bytes(new Adam().SharpnessAware(0.1)));
        Assert.Equal(adam + 2 * Vector, Bytes(new Lamb()));
        Assert.Equal(adam, Bytes(new Groups(("W*", new Adam()), ("*", new Sgd()))));

        static double Bytes(IOptimizer optimizer) =>
            MemoryEstimate.Bytes(new("x", new Classify(new Mnist(), [784, 1000, 10]), [new(optimizer)]) { Precision = FloatType.Float32 });
    }

    [Fact]
    public void Settings_name_what_is_wrapped_with_its_own()
    {
        Assert.Equal("maximum 1, wrapped adam (lr 0.001, beta1 0.9, beta2 0.999)", SettingsText.Of(new Adam().ClippedTo(1)));
        Assert.Equal("epsilon 0.5, maximum 1, wrapped sgd (lr 0.01)", SettingsText.Of(new Sgd().ClippedTo(1) with { Epsilon = 0.5 }));
        Assert.Equal("members W*: momentum (lr 0.01, momentum 0.9); *: sgd (lr 0.5)", SettingsText.Of(new Groups(("W*", new Momentum()), ("*", new Sgd { LearningRate = 0.5 }))));
        Assert.Equal("accumulation mean, steps 4, wrapped sgd (lr 0.01)", SettingsText.Of(new Sgd().Accumulating(4)));
    }
}
