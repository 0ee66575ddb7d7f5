using PureOptim.Tests.Optimizers;

namespace PureOptim.Tests.Transforms;

public sealed class GrokfastTests
{
    // The average begins at the gradient: 1 + 2 · 1. Then it is 1/2 + 0, then 1/4 - 1/2: 0 + 2 · 1/2 and -1 - 2 · 1/4.
    [Fact]
    public void The_average_of_gradients_is_added_to_each() => Assert.Equal(
        [1 - 0.25 * 3, 0.25 - 0.25, 0.25 * 1.5], Trial.From1(new Sgd { LearningRate = 0.25 }.WithSlowGradients(2, 0.5), 1, 0, -1));

    [Fact]
    public void Without_weight_it_is_what_it_wraps() => Assert.Equal(Trial.From1(new Adam(), 0.3, -2, 5), Trial.From1(new Adam().WithSlowGradients(0), 0.3, -2, 5));

    [Fact]
    public void Of_one_gradient_over_and_over_it_is_a_larger_rate() => Assert.Equal(
        Trial.From1(new Sgd { LearningRate = 0.75 }, 1, 1, 1), Trial.From1(new Sgd { LearningRate = 0.25 }.WithSlowGradients(2, 0.5), 1, 1, 1));
}
