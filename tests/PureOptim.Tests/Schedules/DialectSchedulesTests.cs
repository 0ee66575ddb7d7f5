using PureOptim.Dialects;

namespace PureOptim.Tests.Schedules;

/// <summary>What no recorded file has of the schedules of other programs, by hand from their documentation; the rest is compared with what they recorded.</summary>
public sealed class DialectSchedulesTests
{
    [Fact]
    public void Optaxs_schedules_wait_stay_and_stop_where_Optaxs_do()
    {
        Assert.Equal([4, 4, 4, 2, 0], Values(Optax.LinearSchedule(4, 0, 2, transitionBegin: 2), 5));
        Assert.Equal([4, 4], Values(Optax.LinearSchedule(4, 0, 0), 2));
        Assert.Equal([4, 4], Values(Optax.PolynomialSchedule(4, 0, 2, 0), 2));
        Assert.Equal([4, 4], Values(Optax.ExponentialDecay(4, 0, 0.5), 2));
        Assert.Equal([4, 4], Values(Optax.ExponentialDecay(4, 1, 0), 2));
        Assert.Equal([8, 8, 4, 3, 3], Values(Optax.ExponentialDecay(8, 1, 0.5, transitionBegin: 1, endValue: 3), 5));
        Assert.Equal([9, 9], Values(Optax.ExponentialDecay(8, 1, 0.5, endValue: 9), 2));
        Assert.Equal([5, 5], Values(Optax.ConstantSchedule(5), 2));
        Assert.Equal([2, 2, 6], Values(Optax.PiecewiseConstantSchedule(4, (0, 0.5), (2, 3)), 3));
        Assert.Equal([4, 4], Values(Optax.PiecewiseConstantSchedule(4), 2));
    }

    // The end is twice the start; bent, it is start (2 - 1) further away, times the square of the wave.
    [Fact]
    public void A_cosine_may_rise()
    {
        Assert.Equal((4, 8), (Optax.CosineDecaySchedule(4, 2, 2).At(0), Optax.CosineDecaySchedule(4, 2, 2).At(2)));
        Assert.Equal(6, Optax.CosineDecaySchedule(4, 2, 2).At(1), 1e-15);
        Assert.Equal(7, Optax.CosineDecaySchedule(4, 2, 2, 2).At(1), 2e-15);
    }

    [Fact]
    public void PyTorchs_schedules_have_edges()
    {
        Assert.Equal([3, 3], Values(PyTorch.ConstantLR(3, 0.5, 0), 2));
        Assert.Equal([1.5, 3], Values(PyTorch.ConstantLR(3, 0.5, 1), 2));
        Assert.Equal([6, 6], Values(PyTorch.LinearLR(3, 0.5, 2, 0), 2));
        Assert.Equal([4, 2, 0, 2, 4, 2], Values(PyTorch.CosineAnnealingLR(4, 2), 6).Select(value => double.Round(value, 12)));
        Assert.Equal([8, 4, 8, 4], Values(PyTorch.SequentialLR([Schedule.Linear(8, 0, 2), Schedule.Linear(8, 0, 2)], [2]), 4));
        Assert.Equal([4, 1], Values(PyTorch.ChainedScheduler(PyTorch.StepLR(4, 1, 0.5), PyTorch.ExponentialLR(1, 0.5)), 2));
        Assert.Equal([6, 3, 0], Values(PyTorch.LambdaLR(6, step => 1 - step / 2.0), 3));
        var multiplied = PyTorch.MultiplicativeLR(8, step => step % 2 == 1 ? 0.5 : 0.25);
        Assert.Equal([8, 4, 1, 0.5], Values(multiplied, 4));
        Assert.Equal((0.125, 4), (multiplied.At(4), multiplied.At(1)));
        Assert.Equal((0.95, 0.85), (PyTorch.OneCycleLRMomentum(10, pctStart: 0.5).At(0), PyTorch.OneCycleLRMomentum(10, pctStart: 0.5).At(4)));
        Assert.Equal(PyTorch.OneCycleLR(1, epochs: 2, stepsPerEpoch: 5), PyTorch.OneCycleLR(1, 10));
        Assert.Equal([5, 7, 7], Values(PyTorch.SWALR(5, 7, 1), 3));
        Assert.Throws<ArgumentException>(() => PyTorch.OneCycleLR(1));
        Assert.Throws<ArgumentException>(() => PyTorch.ChainedScheduler());
        Assert.Equal("mode", Assert.ThrowsAny<ArgumentException>(() => PyTorch.CyclicLR(0, 1, mode: "square")).ParamName);
        Assert.Throws<ArgumentException>(() => Optax.JoinSchedules([1, 2], []));
        Assert.Throws<ArgumentException>(() => Optax.JoinSchedules([], []));
    }

    // Keras: a boundary still has the value before it; the warm-up leads to the target, of which alpha is a part.
    [Fact]
    public void Kerass_schedules_are_those_of_its_documentation()
    {
        Assert.Equal([8, 8, 8, 4, 4, 2], Values(Keras.PiecewiseConstantDecay([2, 4], [8, 4, 2]), 6));
        Assert.Equal([8, 4, 2], Values(Keras.ExponentialDecay(8, 1, 0.5), 3));
        Assert.Equal([8, 8, 4], Values(Keras.ExponentialDecay(8, 2, 0.5, staircase: true), 3));
        Assert.Equal([8, 8, 4], Values(Keras.InverseTimeDecay(8, 2, 1, staircase: true), 3));
        Assert.Equal([8, 8 / 1.5, 4], Values(Keras.InverseTimeDecay(8, 2, 1), 3));
        Assert.Equal([1, 0.5, 0, 0.25, 0], Values(Keras.PolynomialDecay(1, 2, 0, cycle: true), 5));
        Assert.Equal(1e-4, Keras.PolynomialDecay(1, 2).At(2));
        var warm = Keras.CosineDecay(2, 4, 0.5, warmupTarget: 8, warmupSteps: 2);
        Assert.Equal((2, 5, 8, 4), (warm.At(0), warm.At(1), warm.At(2), warm.At(6)));
        Assert.Equal(6, warm.At(4), 2e-15);
        Assert.Equal((8, 4), (Keras.CosineDecay(8, 4, 0.5).At(0), Keras.CosineDecay(8, 4, 0.5).At(4)));
        Assert.Equal((8, 8, 8), (Keras.CosineDecayRestarts(8, 2).At(0), Keras.CosineDecayRestarts(8, 2).At(2), Keras.CosineDecayRestarts(8, 2).At(6)));
        Assert.Equal(5, Keras.CosineDecayRestarts(8, 2, 2, 0.5, 0.25).At(2)); // 2 + (8 - 2)/2
        Assert.Throws<ArgumentException>(() => Keras.PiecewiseConstantDecay([1], [1]));
    }

    [Fact]
    public void Pytorch_optimizers_schedules_jump_to_their_least_rate()
    {
        Assert.Equal([0, 4, 8, 8, 6, 4, 2, 1, 1], Values(PyTorchOptimizer.GetWsdSchedule(8, 2, 1, 4, 0.125, cooldownType: "linear"), 9));
        Assert.Equal([16, 15, 12, 7, 0], Values(PyTorchOptimizer.GetWsdSchedule(16, 0, 0, 4, cooldownType: "1-square"), 5));
        Assert.Equal(8, PyTorchOptimizer.GetWsdSchedule(16, 0, 0, 4).At(1), 4e-15);
        Assert.Equal((9, 2), (double.Round(PyTorchOptimizer.GetWsdSchedule(16, 0, 0, 4, 0.125, cooldownType: "cosine").At(2), 12), PyTorchOptimizer.GetWsdSchedule(16, 0, 0, 4, 0.125, cooldownType: "cosine").At(4)));
        Assert.Equal("numCycles", Assert.ThrowsAny<ArgumentException>(() => PyTorchOptimizer.GetWsdSchedule(1, 1, 1, 1, 0, 1, "cosine")).ParamName);
        Assert.Equal([1, 6 / 7.0, 2 / 3.0, 0.4, 0], Values(PyTorchOptimizer.RexScheduler(4), 5));
    }

    private static double[] Values(Schedule schedule, int count) => [.. Enumerable.Range(0, count).Select(step => schedule.At(step))];
}
