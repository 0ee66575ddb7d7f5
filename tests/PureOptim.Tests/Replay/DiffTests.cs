using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Replay;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Replay;

public sealed class DiffTests
{
    [Fact]
    public void A_hyperparameter_that_changes_on_the_way_is_found_at_its_step_and_coordinate()
    {
        using var folder = new TemporaryFolder();
        // The value after 250 steps is that of step 251.
        var changing = new PiecewiseConstantSchedule(0.99, (250, 0.9));
        var (left, right) = (Samples.Keep(folder, Samples.Path(0.99, steps: 400)), Samples.Keep(folder, Samples.Path(changing, steps: 400)));
        var diff = Samples.Tool(folder, "diff", left, right);
        Assert.Equal(1, diff.ExitCode);
        Assert.Equal("pureoptim: the runs differ: RmsProp", Assert.Single(diff.ErrorLines));
        Assert.Contains("  optimizers[1].optimizer.rmsProp.decay: A 0.99, B {\"piecewiseConstant\":", diff.Output, StringComparison.Ordinal);
        Assert.Contains("  Sgd              the same bits in all 400 steps, 5 links", diff.Output, StringComparison.Ordinal);
        Assert.Contains("  RmsProp          differs from step 251 on: the same up to step 250, found by running both again", diff.Output, StringComparison.Ordinal);
        Assert.Contains(" x[1]: A ", diff.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_an_optimizer_remembers_is_found_before_it_shows_in_the_parameters()
    {
        using var folder = new TemporaryFolder();
        // With a rate of 0 the parameters stay; the mean of squares does not.
        Description Still(double decay) => new(
            "still", new Minimize(Objective.Valley, [0, 2]), [new(new RmsProp { LearningRate = 0, Decay = decay })]);
        var diff = Samples.Tool(folder, "diff", Samples.Keep(folder, Still(0.9)), Samples.Keep(folder, Still(0.8)));
        Assert.Contains("differs from step 1 on: the same up to step 0", diff.Output, StringComparison.Ordinal);
        Assert.Contains("MeanOfSquares of x[1]: A ", diff.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 4 numbers differ at step 1", diff.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_has_every_number_in_common_with_a_longer_one_and_with_one_of_another_spacing()
    {
        using var folder = new TemporaryFolder();
        var (usual, longer) = (Samples.Keep(folder, Samples.Path(0.99)), Samples.Keep(folder, Samples.Path(0.99, steps: 60)));
        var dense = Samples.Keep(folder, Samples.Path(0.99, name: "dense"), every: 7);
        var toLonger = Samples.Tool(folder, "diff", usual, longer);
        Assert.Equal((0, ""), (toLonger.ExitCode, toLonger.Error));
        Assert.Contains("  steps: A 40, B 60", toLonger.Output, StringComparison.Ordinal);
        Assert.Contains("the same bits up to step 40, where one of them ends", toLonger.Output, StringComparison.Ordinal);
        var toDense = Samples.Tool(folder, "diff", usual, dense);
        Assert.Equal((0, ""), (toDense.ExitCode, toDense.Error));
        Assert.Contains("  name: A \"path\", B \"dense\"", toDense.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_cannot_be_made_anew_is_compared_by_what_was_kept_of_it()
    {
        using var folder = new TemporaryFolder();
        var (honest, other) = (Plan.For(Samples.Path(0.99), null, 1), Plan.For(Samples.Path(0.5), null, 1));
        var changed = Samples.Keep(folder, new ChangedPlan(honest, other, Step: 30));
        var third = Samples.Keep(folder, Samples.Path(0.99, name: "third"));
        var diff = Samples.Tool(folder, "diff", changed, third);
        Assert.Contains("  RmsProp          differs from step 30 on: the same up to step 29, by the trace", diff.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_that_begin_elsewhere_differ_from_the_beginning_on()
    {
        using var folder = new TemporaryFolder();
        Description From(double y) => new("from", new Minimize(Objective.Valley, [0, y]), [new(new Sgd())]);
        var diff = Samples.Tool(folder, "diff", Samples.Keep(folder, From(2)), Samples.Keep(folder, From(3)));
        Assert.Contains("  Sgd              differs from the beginning on", diff.Output, StringComparison.Ordinal);
        Assert.Contains("x[1]: A 2 (0x4000000000000000), B 3 (0x4008000000000000)", diff.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Precisions_are_not_compared_and_neither_are_optimizers_that_keep_other_numbers()
    {
        using var folder = new TemporaryFolder();
        var (wide, narrow) = (Samples.Keep(folder, Samples.Path(0.9)), Samples.Keep(folder, Samples.Path(0.9, precision: FloatType.Float32)));
        Assert.Contains("different precisions", Assert.Single(Samples.Tool(folder, "diff", wide, narrow).ErrorLines), StringComparison.Ordinal);
        Description Called(IOptimizer optimizer) => new("called", new Minimize(Objective.Valley, [0, 2]), [new(optimizer, "it")]);
        var (first, second) = (Samples.Keep(folder, Called(new Sgd())), Samples.Keep(folder, Called(new Momentum())));
        Assert.Contains("Sgd and Momentum do not keep the same numbers", Assert.Single(Samples.Tool(folder, "diff", first, second).ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_without_an_optimizer_in_common_are_not_compared()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (Samples.Keep(folder, Of(new Sgd(), "it")), Samples.Keep(folder, Of(new Adam(), "other")));
        var diff = Samples.Tool(folder, "diff", first, second);
        Assert.Equal(2, diff.ExitCode);
        Assert.Equal("pureoptim: the runs have no optimizer in common, neither by label nor by settings: A has it; B has other", Assert.Single(diff.ErrorLines));
    }

    [Fact]
    public void Labels_in_another_case_and_the_same_settings_under_another_label_are_compared()
    {
        using var folder = new TemporaryFolder();
        var first = Samples.Keep(folder, Of(new Sgd(), "Sgd"));
        foreach (var label in new[] { "SGD", "plain descent" })
        {
            var diff = Samples.Tool(folder, "diff", first, Samples.Keep(folder, Of(new Sgd(), label)));
            Assert.Equal((0, ""), (diff.ExitCode, diff.Error));
            Assert.Contains($"  Sgd, B: {label}", diff.Output, StringComparison.Ordinal);
            Assert.Contains("the same bits in all 100 steps, 2 links", diff.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_several_that_might_be_meant_none_is()
    {
        Description Two(params string[] labels) => new("x", new Minimize(Objective.Valley), [.. labels.Select(label => new RunEntry(new Sgd(), label))]);
        Assert.Equal([(0, 1), (1, 0)], OptimizerPairing.Of(Two("a", "b"), Two("b", "a")).AsEnumerable());
        Assert.Equal([(0, 0), (1, 1)], OptimizerPairing.Of(Two("a", "b"), Two("a", "c")).AsEnumerable()); // One is left on either side.
        Assert.Equal([(0, 0)], OptimizerPairing.Of(Two("a", "b"), Two("a", "c", "d")).AsEnumerable());
        Assert.Empty(OptimizerPairing.Of(Two("a", "A"), Two("b", "B")));
    }

    private static Description Of(IOptimizer optimizer, string label) => new("labelled", new Minimize(Objective.Valley), [new(optimizer, label)]) { Steps = 100 };
}
