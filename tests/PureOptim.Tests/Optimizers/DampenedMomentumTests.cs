using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class DampenedMomentumTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(new DampenedMomentum(), OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | Linear | RotationEquivariant | RestsWithoutGradient, Descending,
            ["v' = μ v - w_t g", "w_t = (t < 2 ? 1 : 1 - τ)", "θ' = θ + η v'"],
            [@"v' = \mu v - w_t g", @"w_t = \begin{cases} 1 & t < 2 \\ 1 - \tau & \text{otherwise} \end{cases}", @"\theta' = \theta + \eta v'"]),
    ];

    // v = -2, then -2/2 - 2/4 = -3/2, then -3/4 - 2/4 = -5/4; each times 0.1.
    [Fact]
    public void The_first_gradient_enters_whole_and_the_others_in_part()
    {
        var path = Trial.From1(new DampenedMomentum { LearningRate = 0.1, MomentumFactor = 0.5, Dampening = 0.75 }, 2, 2, 2);
        Assert.Equal(0.8, path[0], 1e-15);
        Assert.Equal(0.65, path[1], 1e-15);
        Assert.Equal(0.525, path[2], 1e-15);
    }

    [Fact]
    public void Without_dampening_it_is_momentum_with_the_rate_outside() => Assert.Equal(
        Trial.From1(new Momentum { LearningRate = 0.1, LearningRatePlacement = LearningRatePlacement.OutsideVelocity }, 0.3, -2, 5, 1),
        Trial.From1(new DampenedMomentum { LearningRate = 0.1, Dampening = 0 }, 0.3, -2, 5, 1));

    // v = 1, then 1/2 + 3/4 · 2 and 1 + 3/4 · 4, with a tenth of a decay of a half before each.
    [Fact]
    public void Pytorch_optimizers_SGDW_is_dampened_with_a_decay_beside_it()
    {
        var path = Trial.From1(Dialects.PyTorchOptimizer.SGDW(0.1, 0.5, 0.5, dampening: 0.25), 1, 2, 4);
        Assert.Equal(0.95 - 0.1, path[0], 1e-15);
        Assert.Equal(0.95 * 0.85 - 0.2, path[1], 1e-15);
        Assert.Equal(0.95 * (0.95 * 0.85 - 0.2) - 0.4, path[2], 1e-15);
        Assert.Equal("dampening", Assert.Throws<ArgumentException>(() => Dialects.PyTorchOptimizer.SGDW(0.1, 0.5, dampening: 0.25, nesterov: true)).ParamName);
    }
}
