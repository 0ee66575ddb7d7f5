using PureOptim.Tests.Optimizers;

namespace PureOptim.Tests.Transforms;

public sealed class ScheduleFreeTests
{
    private static readonly Sgd _descent = new() { LearningRate = 1 };

    // c = 1: z = x = 1 - 1/2 and θ too. Then c = 1/2: z = 1/2 - 1/4, x is the mean 3/8, and θ the mean of both, 5/16.
    [Fact]
    public void The_result_is_the_average_and_the_parameters_stand_between_it_and_the_last_point()
    {
        var free = _descent.WithoutSchedule(0.5);
        Assert.Equal([0.5, 0.3125], Trial.From1(free, 0.5, 0.25));
        Assert.Equal([0.5, 0.375], Results(free));
    }

    // Weights 1 and 2: x = 1/3 · 1/2 + 2/3 · 1/4. Rates 1 and 2, whose squares weigh 1 and 4: x = 1/5 · 1/2 + 4/5 · 1/4; to the first power as 1 and 2. A rate that falls counts as the largest.
    [Fact]
    public void Weights_are_powers_of_the_step_and_of_the_largest_rate()
    {
        Assert.Equal(1 / 3.0, Results(_descent.WithoutSchedule(0.5) with { StepPower = 1 })[1], 1e-15);
        var rising = Schedule.PiecewiseConstant(1, (1, 2));
        Assert.Equal(0.3, Results(_descent.WithoutSchedule(0.5, rising))[1], 1e-15);
        Assert.Equal(1 / 3.0, Results(_descent.WithoutSchedule(0.5, rising) with { RatePower = 1 })[1], 1e-15);
        Assert.Equal(0.375, Results(_descent.WithoutSchedule(0.5, Schedule.PiecewiseConstant(1, (1, 0.5))))[1], 1e-15);
    }

    // c = 1 (1 - 1/2) 1 = 1/2 in the first step: x is half way from 1 to 1/2. For d = 4 it would be 2, and is 1.
    [Fact]
    public void The_average_may_forget_at_a_speed_of_its_own()
    {
        Assert.Equal(0.75, Results(_descent.WithoutSchedule(0.5) with { Decoupling = 1 })[0]);
        Assert.Equal(0.5, Results(_descent.WithoutSchedule(0.5) with { Decoupling = 4 })[0]);
    }

    // A warm-up begins at a rate of 0: nothing is known yet, and 0/0 stands for 0.
    [Fact]
    public void A_rate_of_0_weighs_nothing() => Assert.Equal(
        [1, 0.75], Results(new Sgd { LearningRate = Schedule.Linear(0, 1, 1) }.WithoutSchedule(0.5, Schedule.Linear(0, 1, 1))));

    [Fact]
    public void Without_beta_it_is_the_wrapped_optimizer()
    {
        var adam = new Adam { LearningRate = 0.1 };
        Assert.Equal(Trial.From1(adam, 0.5, 0.25, -2), Trial.From1(adam.WithoutSchedule(0), 0.5, 0.25, -2));
        Assert.Equal(Trial.From1(adam, 0.5, 0.25), Results(adam.WithoutSchedule(0)));
    }

    private static double[] Results(ScheduleFree free) => [.. Paths.Along(free, [1.0], [[0.5], [0.25]]).Select(at => free.Result(at)[0])];
}
