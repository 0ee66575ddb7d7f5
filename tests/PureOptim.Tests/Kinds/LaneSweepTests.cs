using PureOptim.Core;

namespace PureOptim.Tests.Kinds;

/// <summary>A sweep stays within the memory that it is given.</summary>
public sealed class LaneSweepTests
{
    private static readonly Momentum _momentum = new() { LearningRate = 1, MomentumFactor = 0 };

    [Fact]
    public void Gradients_that_reach_beyond_the_parameters_are_refused()
    {
        var run = Run(10);
        Assert.StartsWith("The gradients reach beyond the parameters.", Refusal(() => run.Stepper.Move(0, new double[3], new double[4], run.Workers[0])), StringComparison.Ordinal);
        Assert.StartsWith("The gradients reach beyond the parameters.", Refusal(() => run.Stepper.Update(0, new double[4], new double[4], new double[3], run.Workers[0])), StringComparison.Ordinal);
        run.Stepper.Move(0, new double[4], new double[4], run.Workers[0]);
        run.Stepper.Move(0, new double[5], new double[4], run.Workers[0]);
        run.Stepper.Update(0, new double[4], new double[4], new double[4], run.Workers[0]);
        run.Stepper.Update(0, new double[4], new double[4], new double[5], run.Workers[0]);
    }

    [Fact]
    public void Gradients_that_reach_beyond_the_slots_are_refused()
    {
        var run = Run(10);
        Assert.StartsWith("The gradients reach beyond the slots.", Refusal(() => run.Stepper.Move(7, new double[4], new double[4], run.Workers[0])), StringComparison.Ordinal);
        Assert.StartsWith("The gradients reach beyond the slots.", Refusal(() => run.Stepper.Move(-1, new double[4], new double[4], run.Workers[0])), StringComparison.Ordinal);
        run.Stepper.Move(6, new double[4], new double[4], run.Workers[0]);
        run.Stepper.Move(10, [], [], run.Workers[0]);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(8), InlineData(9), InlineData(37)]
    public void Every_update_stands_in_its_place_and_no_other_is_written(int length)
    {
        var gradients = Enumerable.Range(1, length).Select(i => (double)i).ToArray();
        var (run, updates) = (Run(length + 5), Enumerable.Repeat(-7.0, length + 3).ToArray());
        run.Stepper.Update(5, new double[length], gradients, updates, run.Workers[0]);
        Assert.Equal([.. gradients, -7.0, -7.0, -7.0], updates);
        // v' = -g, from the fifth place on.
        Assert.Equal([0.0, 0, 0, 0, 0, .. gradients.Select(gradient => -gradient)], run.Memory.Slots[0]);
    }

    private static InPlaceRun<double> Run(int length) => new(_momentum, _momentum.Start(Parameters<double>.Filled(Layout.Vector(length), 0)), Team.Alone);

    private static string Refusal(Action action) => Assert.Throws<ArgumentOutOfRangeException>(action).Message;
}
