namespace PureOptim.Tests.Transforms;

public sealed class CautiousTests
{
    // After (1, 1, 1) velocities are 1, all go, by 3/4 of a quarter. Then gradients of (1, -1, 0): velocities of 3/2, -1/2 and 1/2, of which the first two go with their gradients, by 3/3;
    // the third has none.
    [Fact]
    public void Coordinates_that_go_up_the_gradient_stay_and_the_others_make_up_for_them()
    {
        var momentum = new Momentum { LearningRate = 0.25, MomentumFactor = 0.5, LearningRatePlacement = LearningRatePlacement.OutsideVelocity };
        Assert.Equal([-0.1875, -0.1875, -0.1875], Path(momentum, [1, 1, 1])[^1]);
        Assert.Equal([-0.1875 - 0.375, -0.1875 + 0.125, -0.1875], Path(momentum, [1, 1, 1], [1, -1, 0])[^1]);
    }

    // A velocity of 1/2 - 1/4 goes on against a gradient of -1/4: it stays, as do all; then it is 1/8 + 1.
    [Fact]
    public void A_velocity_against_the_gradient_waits()
    {
        var momentum = new Momentum { LearningRate = 1, MomentumFactor = 0.5, LearningRatePlacement = LearningRatePlacement.OutsideVelocity };
        Assert.Equal([-0.5, -0.5, -0.5 - 1.125 / 2], Path(momentum, [1], [-0.25], [1]).Select(point => point[0]));
    }

    private static double[][] Path(IOptimizer inner, params double[][] gradients)
    {
        var optimizer = inner.Cautiously();
        var layout = Layout.Vector(gradients[0].Length);
        var parameters = Parameters<double>.Filled(layout, 0);
        var state = optimizer.Init(parameters);
        return [.. gradients.Select(gradient =>
        {
            (parameters, state) = optimizer.Step(state, parameters, Parameters<double>.Of(layout, gradient));
            return parameters.Values.ToArray();
        })];
    }
}
