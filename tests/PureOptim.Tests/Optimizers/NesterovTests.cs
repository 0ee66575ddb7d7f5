namespace PureOptim.Tests.Optimizers;

public sealed class NesterovTests
{
    // The gradient counts 1 + μ times: 1 - 3/2 · 1/4. Then μ² of the velocity -1/4 is added to as much again: 5/8 - 1/16 - 3/8.
    [Theory]
    [InlineData(LearningRatePlacement.InsideVelocity)]
    [InlineData(LearningRatePlacement.OutsideVelocity)]
    public void A_step_looks_ahead_by_the_velocity(LearningRatePlacement placement) =>
        Assert.Equal([0.625, 0.1875], Trial.From1(new Nesterov { LearningRate = 0.25, MomentumFactor = 0.5, LearningRatePlacement = placement }, 1, 1));
}
