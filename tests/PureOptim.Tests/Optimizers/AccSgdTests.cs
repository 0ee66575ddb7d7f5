using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AccSgdTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new AccSgd(), OptimizerTraits.ElementWise | Odd | TranslationInvariant | Linear | ProportionalToRate | RotationEquivariant | RestsWithoutGradient,
            Descending,
            [
                "d' = ζ_t (α_t d - l_t g + η g)", "α_t = 1 - ξ c² / κ", "ζ_t = c / (c + 1 - α_t)", "l_t = (1 - α_t) κ η / c",
                "θ' = θ - (ζ_t η g - (1 - ζ_t) (α_t d - l_t g))",
            ],
            [
                @"d' = \zeta_t \left(\alpha_t d - l_t g + \eta g\right)", @"\alpha_t = 1 - \frac{\xi c^2}{\kappa}", @"\zeta_t = \frac{c}{c + 1 - \alpha_t}",
                @"l_t = \frac{\left(1 - \alpha_t\right) \kappa \eta}{c}",
                @"\theta' = \theta - \left(\zeta_t \eta g - \left(1 - \zeta_t\right) \left(\alpha_t d - l_t g\right)\right)",
            ]),
    ];

    // In the paper's words: α = 3/4, ζ = 2/3, and a long step is twice a short one of 0.3. The point: 3/4 + (1 - 0.6)/4 = 0.85; the parameter: 2/3 (1 - 0.3) + 0.85/3 = 0.75.
    // Then the point: 3/4 · 0.85 + 0.75/4 = 0.825; the parameter: 2/3 · 0.75 + 0.825/3.
    [Fact]
    public void A_short_step_is_averaged_with_a_point_that_long_steps_move()
    {
        var path = Trial.From1(new AccSgd { LearningRate = 0.3, Kappa = 1, Xi = 1, Constant = 0.5 }, 1, 0);
        Assert.Equal(0.75, path[0], 1e-15);
        Assert.Equal(0.775, path[1], 1e-15);
    }

    // 1 - α = 0: ζ = 1, so that the point does not matter.
    [Fact]
    public void Without_an_advantage_it_is_descent_bit_for_bit() =>
        Assert.Equal(Trial.From1(new Sgd { LearningRate = 0.1 }, 0.3, -0.7, 0, 5), Trial.From1(new AccSgd { LearningRate = 0.1, Xi = 0 }, 0.3, -0.7, 0, 5));
}
