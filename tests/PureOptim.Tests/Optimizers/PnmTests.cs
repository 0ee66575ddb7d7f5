using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class PnmTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Pnm(), OptimizerTraits.ElementWise | Odd | TranslationInvariant | Linear | ProportionalToRate | RotationEquivariant | RestsWithoutGradient,
            Descending,
            ["m' = β1² n + (1 - β1²) g", "n' = m", "η_t = η / √((1 + β0)² + β0²)", "θ' = θ - η_t ((1 + β0) m' - β0 n')"],
            [
                @"m' = \beta_1^2 n + \left(1 - \beta_1^2\right) g", "n' = m", @"\eta_t = \frac{\eta}{\sqrt{\left(1 + \beta_0\right)^2 + \beta_0^2}}",
                @"\theta' = \theta - \eta_t \left(\left(1 + \beta_0\right) m' - \beta_0 n'\right)",
            ]),
    ];

    // The rate over √5 is 0.1. The first average is 3/4 of 4: 2 · 3. The second too: 2 · 3 - 3. Then the first fades to 3/4: 2 · 3/4 - 3.
    [Fact]
    public void The_older_of_two_averages_pushes_the_newer_away()
    {
        var path = Trial.From1(new Pnm { LearningRate = 0.1 * double.Sqrt(5), Beta1 = 0.5 }, 4, 4, 0);
        Assert.Equal(0.4, path[0], 1e-15);
        Assert.Equal(0.1, path[1], 1e-15);
        Assert.Equal(0.25, path[2], 1e-15);
    }

    [Fact]
    public void Without_averages_it_is_descent_bit_for_bit() => Assert.Equal(
        Trial.From1(new Sgd { LearningRate = 0.1 }, 0.3, -0.7, 0, 5), Trial.From1(new Pnm { LearningRate = 0.1, Beta1 = 0, Beta0 = 0 }, 0.3, -0.7, 0, 5));
}
