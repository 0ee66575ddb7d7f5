namespace PureOptim.Tests.Schedules;

public sealed class ComplementScheduleTests
{
    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(1, 0.5)]
    [InlineData(3, 0.75)]
    [InlineData(999, 0.999)]
    public void Of_one_over_t_it_is_the_decay_that_averages_evenly(long step, double value) =>
        Assert.Equal(value, Schedule.InverseTime(1, 1).Complement().At(step));

    [Fact]
    public void A_running_average_with_it_is_the_plain_mean()
    {
        var optimizer = new RmsProp { Decay = Schedule.InverseTime(1, 1).Complement() };
        var (parameters, state) = optimizer.Start<double>([0.0]);
        foreach (var gradient in new[] { 1.0, 2, 3, 6 }) (parameters, state) = optimizer.Step(state, parameters, [gradient]);

        // (1 + 4 + 9 + 36)/4; the shares 1/2, 2/3 and 3/4 are rounded, each average by at most a few units in the last place of 12.5.
        Assert.Equal(12.5, state["MeanOfSquares"][0], 1e-14);
    }

    [Fact]
    public void Its_range_is_that_of_the_part_mirrored()
    {
        var schedule = Schedule.Cosine(0.1, steps: 10, finalFraction: 0.01).Complement();
        Assert.Equal((0.9, 0.999), (schedule.Minimum, schedule.Maximum));
        Assert.Equal((0.9, 0.999), (schedule.At(0), schedule.At(10)));
    }
}
