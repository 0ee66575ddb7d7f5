using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AggMoTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new AggMo(), OptimizerTraits.ElementWise | Odd | TranslationInvariant | Linear | ProportionalToRate | RotationEquivariant | RestsWithoutGradient,
            Descending,
            ["v1' = β1 v1 + g", "v2' = β2 v2 + g", "v3' = β3 v3 + g", "θ' = θ - η / 3 v1' - η / 3 v2' - η / 3 v3'"],
            [
                @"v_1' = \beta_1 v_1 + g", @"v_2' = \beta_2 v_2 + g", @"v_3' = \beta_3 v_3 + g",
                @"\theta' = \theta - \frac{\eta}{3} v_1' - \frac{\eta}{3} v_2' - \frac{\eta}{3} v_3'",
            ]),
    ];

    // All velocities are 1, then 1, 3/2 and 2: a tenth of their sum.
    [Fact]
    public void The_step_is_the_mean_of_three()
    {
        var path = Trial.From1(new AggMo { LearningRate = 0.3, Beta1 = 0, Beta2 = 0.5, Beta3 = 1 }, 1, 1);
        Assert.Equal(0.7, path[0], 1e-15);
        Assert.Equal(0.25, path[1], 1e-15);
    }

    [Fact]
    public void Of_one_friction_it_is_momentum()
    {
        double[] gradients = [0.3, -0.7, 0, 5];
        var momentum = Trial.From1(new Momentum { LearningRate = 0.1, MomentumFactor = 0.8, LearningRatePlacement = LearningRatePlacement.OutsideVelocity }, gradients);
        Assert.All(
            Trial.From1(new AggMo { LearningRate = 0.1, Beta1 = 0.8, Beta2 = 0.8, Beta3 = 0.8 }, gradients).Zip(momentum), pair => Assert.Equal(pair.Second, pair.First, 1e-15));
    }
}
