using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AnoTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Ano(), OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | ScaleInvariant | RestsWithoutGradient,
            Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor,
            [
                "m' = β1 m + (1 - β1) g", "v' = max(β2 v + (1 - β2) sign(g² - v) g², 0)", "η_t = η √(1 - β2^t)", "ε_t = ε √(1 - β2^t)",
                "θ' = θ - η_t |g| sign(m') / (√v' + ε_t)",
            ],
            [
                @"m' = \beta_1 m + \left(1 - \beta_1\right) g", @"v' = \max(\beta_2 v + \left(1 - \beta_2\right) \operatorname{sign}(g^2 - v) g^2, 0)",
                @"\eta_t = \eta \sqrt{1 - \beta_2^{t}}", @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}",
                @"\theta' = \theta - \frac{\eta_t \left|g\right| \operatorname{sign}(m')}{\sqrt{v'} + \epsilon_t}",
            ]),
    ];

    // v = 8 corrected 16: 4/4 forward. Then m = 1 - 1/2, whose sign is still that of 4; 1 is below 8, so v = 4 - 1/2 over 3/4: 1/√(14/3). Then m = 1/4 - 4 and v = 7/4 + 32 over 7/8.
    [Fact]
    public void The_momentum_gives_the_direction_and_the_gradient_the_length()
    {
        var path = Trial.From1(new Ano { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 }, 4, -1, -8);
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9 - 0.1 / double.Sqrt(14 / 3.0), path[1], 1e-15);
        Assert.Equal(path[1] + 0.1 * 8 / double.Sqrt(33.75 / 0.875), path[2], 1e-15);
    }

    // At β2 = 1/4 squares of 16 leave 12, and then 1/4 · 12 - 3/4 · 9 is below 0.
    [Fact]
    public void A_measure_that_would_be_below_0_is_0() => Assert.Equal(
        -0.1 * 3, Trial.From1(new Ano { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.25, Epsilon = 1 }, 4, 3) is var path ? path[1] - path[0] : 0, 1e-15);
}
