using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class MarsTests
{
    private static readonly Mars _mars = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Gamma = 0.5, Clips = false, Epsilon = 0 };

    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        .. from clips in new[] { true, false }
           select new OptimizerCard(
               new Mars { Clips = clips }, Odd, TranslationInvariant | Linear | RotationEquivariant | RotationEquivariantPerTensor | Descending | RestsWithoutGradient, [], []),
    ];

    // γ β1 / (1 - β1) = 0.5. c = 2 + 0.5 (2 - 0) = 3: a step of 0.1. Then c = 4 + 0.5 (4 - 2) = 5: m = 0.75 + 2.5 over 0.75 = 13/3, v = 2.25 + 12.5 over 0.75 = 59/3.
    [Fact]
    public void A_part_of_the_change_is_added_to_a_gradient()
    {
        var path = Trial.From1(_mars, 2, 4);
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9 - 0.1 * (13.0 / 3) / double.Sqrt(59.0 / 3), path[1], 1e-15);
    }

    // c = 3 and 5 are cut down to 1: moments of constant gradients, steps of 0.1. With ε = 1, which the correction divides by √0.5, it shows that they were 1, and not 3.
    [Fact]
    public void A_long_one_is_cut_down()
    {
        Assert.Equal(0.8, Trial.From1(_mars with { Clips = true }, 2, 4)[1], 1e-15);
        Assert.Equal(1 - 0.1 * 1 / (1 + double.Sqrt(2)), Trial.From1(_mars with { Clips = true, Epsilon = 1 }, 2)[0], 1e-15);
        Assert.Equal(1 - 0.1 * 3 / (3 + double.Sqrt(2)), Trial.From1(_mars with { Epsilon = 1 }, 2)[0], 1e-15);
    }

    [Fact]
    public void Without_changes_and_clipping_it_is_AdamW()
    {
        var adamW = Trial.From1(new AdamW { Beta1 = 0.95, Beta2 = 0.99, Epsilon = 1e-8, EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection, WeightDecay = 0.3 }, 4, 3, -2, 1);
        var mars = Trial.From1(new Mars { LearningRate = 0.001, Gamma = 0, Clips = false, WeightDecay = 0.3 }, 4, 3, -2, 1);
        foreach (var (expected, actual) in adamW.Zip(mars)) Assert.Equal(expected, actual, 4e-16);
    }
}
