using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class KateTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Kate(), OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | Descending | RestsWithoutGradient,
            Linear | RotationEquivariant | RotationEquivariantPerTensor,
            ["h' = h + g² + ε", "n' = n + δ g² + g² / h'", "θ' = θ - η √n' g / h'"],
            [@"h' = h + g^2 + \epsilon", @"n' = n + \delta g^2 + \frac{g^2}{h'}", @"\theta' = \theta - \frac{\eta \sqrt{n'} g}{h'}"]),
    ];

    // h = 4 and n = 4/4: 0.1 · 1 · 2/4. Then h = 5 and n = 1 + 1/5: 0.1 √1.2 / 5.
    [Fact]
    public void The_sum_of_shares_multiplies_and_the_sum_of_squares_divides()
    {
        var path = Trial.From1(new Kate { LearningRate = 0.1, Epsilon = 0 }, 2, 1);
        Assert.Equal(0.95, path[0], 1e-15);
        Assert.Equal(0.95 - 0.1 * double.Sqrt(1.2) / 5, path[1], 1e-15);
    }

    // h = 4 + 1 and n = 2 · 4 + 4/5.
    [Fact]
    public void A_square_may_enter_the_shares_and_epsilon_the_squares() =>
        Assert.Equal(1 - 0.1 * double.Sqrt(8.8) * 2 / 5, Trial.From1(new Kate { LearningRate = 0.1, Delta = 2, Epsilon = 1 }, 2)[0], 1e-15);
}
