using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class SgdWTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new SgdW(), OptimizerTraits.ElementWise | Odd | RotationEquivariant,
            TranslationInvariant | Descending | RestsWithoutGradient,
            [], []),
    ];

    // v = -2: 0.9 - 0.2. Then v = -1: 0.9 · 0.7 - 0.1.
    [Fact]
    public void A_decay_stands_beside_the_velocity()
    {
        var path = Trial.From1(new SgdW { LearningRate = 0.1, MomentumFactor = 0.5, WeightDecay = 1 }, 2, 0);
        Assert.Equal(0.7, path[0], 1e-15);
        Assert.Equal(0.53, path[1], 1e-15);
    }

    [Fact]
    public void Without_decay_it_is_momentum_bit_for_bit() => Assert.Equal(
        Trial.From1(new Momentum { LearningRate = 0.1, LearningRatePlacement = LearningRatePlacement.OutsideVelocity }, 0.3, -0.7, 0, 5),
        Trial.From1(new SgdW { LearningRate = 0.1, WeightDecay = 0 }, 0.3, -0.7, 0, 5));
}
