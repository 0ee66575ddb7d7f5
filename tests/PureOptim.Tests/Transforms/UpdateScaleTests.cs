using PureOptim.Tests.Optimizers;

namespace PureOptim.Tests.Transforms;

public sealed class UpdateScaleTests
{
    [Fact]
    public void It_is_a_rate_outside_a_velocity() => Assert.Equal(
        Trial.From1(new Momentum { LearningRate = 0.125, MomentumFactor = 0.5, LearningRatePlacement = LearningRatePlacement.OutsideVelocity }, 0.3, -2, 5),
        Trial.From1(new Sgd { LearningRate = 1 }.WithUpdateMomentum(0.5).WithUpdateScale(0.125), 0.3, -2, 5));

    // Rates of 1, 1/2, 0 times gradients of 1.
    [Fact]
    public void The_factor_follows_a_schedule() =>
        Assert.Equal([0, -0.5, -0.5], Trial.From1(new Sgd { LearningRate = 1 }.WithUpdateScale(Schedule.Linear(1, 0, 2)), 1, 1, 1));

    [Fact]
    public void A_negative_factor_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().WithUpdateScale(-1));
}
