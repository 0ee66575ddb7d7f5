namespace PureOptim.Tests.Optimizers;

public sealed class SgdTests
{
    [Fact]
    public void A_step_is_the_gradient_times_the_rate() =>
        Assert.Equal([0.5, 0.75], Trial.From1(new Sgd { LearningRate = 0.25 }, 2, -1));
}
