namespace PureOptim.Tests.Optimizers;

public sealed class MomentumTests
{
    // v = -η g = -1/4, then μ v - η g = -1/8 - 1/4.
    [Theory]
    [InlineData(LearningRatePlacement.InsideVelocity)]
    [InlineData(LearningRatePlacement.OutsideVelocity)]
    public void Half_of_the_velocity_survives(LearningRatePlacement placement) =>
        Assert.Equal([0.75, 0.375], Trial.From1(new Momentum { LearningRate = 0.25, MomentumFactor = 0.5, LearningRatePlacement = placement }, 1, 1));
}
