using PureOptim.Tests.Optimizers;

namespace PureOptim.Tests.Transforms;

public sealed class LookaheadTests
{
    // From 1 by steps of 0.25 down: 0.75, 0.5 -> slow 1 + 0.5 (0.5 - 1) = 0.75; 0.5, 0.25 -> slow 0.75 + 0.5 (0.25 - 0.75) = 0.5.
    [Fact]
    public void Every_k_steps_the_slow_parameters_go_part_of_the_way_and_the_fast_go_on_from_there()
    {
        var optimizer = new Sgd { LearningRate = 0.25 }.WithLookahead(2, 0.5);
        Assert.Equal([0.75, 0.75, 0.5, 0.5, 0.25], Trial.From1(optimizer, 1, 1, 1, 1, 1));
        Assert.Equal([1, 0.75, 0.75, 0.5, 0.5], Paths.Along(optimizer, [1.0], Enumerable.Repeat<Parameters<double>>([1.0], 5)).Select(at => optimizer.Result(at)[0]));
    }

    // G9: with α = 0 the slow parameters never move; on given gradients plain descent moves them α times as far as without.
    [Fact]
    public void The_slow_rate_is_the_share_of_the_way()
    {
        Parameters<double> start = [0.1, 0.7];
        Parameters<double>[] gradients = [.. Enumerable.Range(1, 12).Select(i => (Parameters<double>)[1.0 / i, i - 6.0])];
        var sgd = new Sgd { LearningRate = 0.3 };
        Assert.All(Paths.Along(sgd.WithLookahead(3, 0), start, gradients), at => Assert.Equal(start, sgd.WithLookahead(3, 0).Result(at)));
        var end = Paths.Along(sgd, start, gradients).Last().Parameters;
        var half = sgd.WithLookahead(3, 0.5);
        var slow = half.Result(Paths.Along(half, start, gradients).Last());

        // Some forty roundings of numbers up to 3.
        for (var i = 0; i < 2; i++) Assert.Equal(start[i] + 0.5 * (end[i] - start[i]), slow[i], 2e-14);
    }

    [Fact]
    public void Periods_and_rates_that_are_none_are_refused()
    {
        Assert.StartsWith("Period must be finite and at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().WithLookahead(0)).Message, StringComparison.Ordinal);
        Assert.StartsWith("SlowRate must be between 0 and 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().WithLookahead(1, 1.5)).Message, StringComparison.Ordinal);
    }
}
