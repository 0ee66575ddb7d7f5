using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdaNormTests
{
    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        new(
            new AdaNorm(), Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient,
            Linear | RotationEquivariant | RotationEquivariantPerTensor | Descending, [], []),
    ];

    // e = 0.5 · 4 = 2, below ‖g‖ = 4: s = g. m/(1 - 0.5) = 4, v/(1 - 0.5) = 16: a step of 0.1. Then ‖g‖ = 1, e = 1 + 0.5 = 1.5: s = 1.5, m = 1 + 0.75 over 0.75 = 7/3, v = 4 + 0.5 over 0.75 = 6.
    [Fact]
    public void A_short_gradient_is_made_as_long_as_the_average()
    {
        var path = Trial.From1(new AdaNorm { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, NormDecay = 0.5, Epsilon = 0 }, 4, 1);
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9 - 0.1 * (7.0 / 3) / double.Sqrt(6), path[1], 1e-15);
    }

    // v is 16: 4 / (√(16 + 9) + 3), over the same root of 1 - β2 on both sides: 0.5 · 4 and √(8 + 9/2).
    [Fact]
    public void An_epsilon_stands_inside_the_root_and_one_outside() =>
        Assert.Equal(
            1 - 0.1 * 4 / ((double.Sqrt(8 + 4.5) + 3) / double.Sqrt(0.5)),
            Trial.From1(new AdaNorm { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 3, RootEpsilon = 4.5 }, 4)[0], 1e-15);

    // Without an average it is Adam, which computes in another order.
    [Fact]
    public void Without_an_average_it_is_Adam()
    {
        var adam = Trial.From1(new Adam { Beta2 = 0.99, Epsilon = 1e-8 }, 4, 3, -2, 1);
        foreach (var (expected, actual) in adam.Zip(Trial.From1(new AdaNorm { NormDecay = 1 }, 4, 3, -2, 1))) Assert.Equal(expected, actual, 4e-16);
    }
}
