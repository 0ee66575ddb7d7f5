using PureOptim.Tests.Optimizers;

namespace PureOptim.Tests.Transforms;

public sealed class UpdateMomentumTests
{
    // Updates of 1/4, 1/2, 0: v = 1/4, 1/8 + 1/2 = 5/8, 5/16.
    [Fact]
    public void Updates_push_a_velocity() => Assert.Equal([0.75, 0.125, -0.1875], Trial.From1(new Sgd { LearningRate = 0.25 }.WithUpdateMomentum(0.5), 1, 2, 0));

    // Nesterov's takes u + v/2 off: 1/4 + 1/8 = 3/8, 1/2 + 5/16 = 13/16, 5/32.
    [Fact]
    public void Nesterovs_looks_a_step_ahead() => Assert.Equal([0.625, -0.1875, -0.34375], Trial.From1(new Sgd { LearningRate = 0.25 }.WithUpdateMomentum(0.5, isNesterov: true), 1, 2, 0));

    [Fact]
    public void Around_descent_it_is_momentum() => Assert.Equal(
        Trial.From1(new Momentum { LearningRate = 0.1, MomentumFactor = 0.7 }, 0.3, -2, 5),
        Trial.From1(new Sgd { LearningRate = 0.1 }.WithUpdateMomentum(0.7), 0.3, -2, 5));

    [Fact]
    public void Without_momentum_it_is_what_it_wraps() => Assert.Equal(Trial.From1(new Adam(), 0.3, -2, 5), Trial.From1(new Adam().WithUpdateMomentum(0), 0.3, -2, 5));
}
