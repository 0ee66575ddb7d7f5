using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdamCTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new AdamC(), OptimizerTraits.ElementWise | Odd | ScaleInvariant,
            TranslationInvariant | Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor | RestsWithoutGradient,
            [], []),
    ];

    // By algorithm 1 of the paper, with λ = 1/2 and rates of 1/5 and 1/10, of which 1/5 is the largest. Without momentum, and a second moment that is corrected, a first step is the rate: 1 - (0.2 + 0.2 · 0.5 · 1) = 0.7.
    // Then the gradient is 0: 0.7 - 0.1 · 0.5 · (0.1 / 0.2) · 0.7 = 0.6825.
    [Fact]
    public void The_decay_falls_with_the_square_of_the_rate()
    {
        var path = Trial.From1(new AdamC { LearningRate = Schedule.PiecewiseConstant(0.2, (1, 0.1)), LargestRate = 0.2, Beta1 = 0, Epsilon = 0, WeightDecay = 0.5 }, 3, 0);
        Assert.Equal(0.7, path[0], 1e-15);
        Assert.Equal(0.6825, path[1], 1e-15);
    }

    [Fact]
    public void At_its_largest_rate_it_is_AdamW_bit_for_bit() => Assert.Equal(
        Trial.From1(new AdamW { DecayPlacement = DecayPlacement.InUpdate }, 0.3, -0.7, 0, 5),
        Trial.From1(new AdamC(), 0.3, -0.7, 0, 5));

    [Fact]
    public void A_rate_of_0_moves_nothing() => Assert.Equal([1, 1], Trial.From1(new AdamC { LearningRate = 0, WeightDecay = 0.5 }, 2, 3));
}
