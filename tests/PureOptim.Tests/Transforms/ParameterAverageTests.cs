namespace PureOptim.Tests.Transforms;

public sealed class ParameterAverageTests
{
    // θ = 0.75, 0.5, 0.25 from 1, β = 0.5. From the start: (1 + 0.75)/2 = 0.875, then with 0.5, 0.25. After the first step: 0.75, then with 0.5, 0.25.
    // Corrected: 0.75; (0.5/2 + 0.75/4)/(3/4) = 7/12; (0.25/2 + 0.5/4 + 0.75/8)/(7/8) = 11/28.
    [Theory]
    [InlineData(AverageStart.Parameters, 0.875, 0.6875, 0.46875)]
    [InlineData(AverageStart.FirstStep, 0.75, 0.625, 0.4375)]
    [InlineData(AverageStart.Corrected, 0.75, 7.0 / 12, 11.0 / 28)]
    public void The_average_weighs_what_it_has_seen(AverageStart start, double first, double second, double third)
    {
        var results = Results(new Sgd { LearningRate = 0.25 }.Averaged(0.5, start), 3);
        Assert.Equal(first, results[0]);
        Assert.Equal(second, results[1], 1e-16);
        Assert.Equal(third, results[2], 1e-16);
    }

    // N15: parameters that stay are their average, to the bit, from the first step on, whatever the decay.
    [Theory]
    [InlineData(AverageStart.Parameters)]
    [InlineData(AverageStart.FirstStep)]
    [InlineData(AverageStart.Corrected)]
    public void Parameters_that_stay_are_their_average(AverageStart start)
    {
        foreach (var decay in new[] { 0, 0.9, 0.9999 })
            Assert.All(Results(new Sgd { LearningRate = 0 }.Averaged(decay, start), 1000), value => Assert.Equal(1, value));
    }

    // N15: inside an accumulation of 4 the average takes one step for a whole one: θ is 0.75 after 4 gradients and 0.5 after 8.
    [Fact]
    public void Inside_an_accumulation_the_average_counts_whole_steps()
    {
        var results = Results(new Sgd { LearningRate = 0.25 }.Averaged(0.5).Accumulating(4), 8);
        Assert.Equal([1, 1, 1, 0.875, 0.875, 0.875, 0.875, 0.6875], results);
    }

    // D10: under a scheduled decay the corrected average still weighs what it has seen with weights that add up to 1: β 0.5, then 0.75, so
    // W = 0.5, then 0.5 + 0.25 · 0.5 = 0.625, and the second of 0.75 and 0.5 has 0.25/0.625 = 0.4 of the weight.
    [Fact]
    public void A_scheduled_decay_is_corrected_by_the_decays_there_were()
    {
        var results = Results(new Sgd { LearningRate = 0.25 }.Averaged(new PiecewiseConstantSchedule(0.5, (1, 0.75)), AverageStart.Corrected), 2);
        Assert.Equal(0.75, results[0]);
        Assert.Equal(0.75 - 0.4 * 0.25, results[1], 1e-15);
    }

    [Fact]
    public void Before_the_first_step_the_result_is_the_start()
    {
        foreach (var start in Enum.GetValues<AverageStart>())
        {
            var optimizer = new Adam().Averaged(0.9, start);
            Assert.Equal([1.0, 2.0], optimizer.Result(optimizer.Start<double>([1.0, 2.0])));
        }
    }

    // A wrapper of an average has its result.
    [Fact]
    public void The_result_comes_through_wrappers()
    {
        var inner = new Sgd { LearningRate = 0.25 }.Averaged(0.5);
        Assert.Equal(Results(inner, 3), Results(inner.ClippedTo(10).WithDecay(0), 3));
    }

    [Fact]
    public void A_decay_of_one_is_refused() =>
        Assert.StartsWith("Decay must be at least 0 and below 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().Averaged(1)).Message, StringComparison.Ordinal);

    /// <summary>The results after each step from 1 on a slope of 1.</summary>
    private static double[] Results(IOptimizer optimizer, int steps) =>
        [.. Paths.Along(optimizer, [1.0], Enumerable.Repeat<Parameters<double>>([1.0], steps)).Select(at => optimizer.Result(at)[0])];
}
