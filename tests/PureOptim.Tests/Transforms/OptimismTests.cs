using PureOptim.Tests.Optimizers;

namespace PureOptim.Tests.Transforms;

public sealed class OptimismTests
{
    // A step of 1/4 · 1; then 2 · 1/4 · 2 - 1/4 · 1 = 3/4, and 2 · 0 - 1/4 · 2 = -1/2.
    [Fact]
    public void A_step_takes_the_next_difference_in_advance() => Assert.Equal([0.75, 0, 0.5], Trial.From1(new Sgd { LearningRate = 0.25 }.Optimistic(), 1, 2, 0));

    // 2 · 1/4; then (2 + 3) 1/4 · 2 - 3 · 1/4 = 7/4. Of half of a rate both are half.
    [Fact]
    public void Update_difference_and_rate_have_factors()
    {
        var optimistic = new Optimism(new Sgd { LearningRate = 0.25 }) { Alpha = 2, Beta = 3 };
        Assert.Equal([0.5, -1.25], Trial.From1(optimistic, 1, 2));
        Assert.Equal([0.75, -0.125], Trial.From1(optimistic with { LearningRate = 0.5 }, 1, 2));
    }

    [Fact]
    public void Without_optimism_it_is_what_it_wraps() => Assert.Equal(
        Trial.From1(new Adam(), 0.3, -2, 5), Trial.From1(new Optimism(new Adam()) { Beta = 0 }, 0.3, -2, 5));
}
