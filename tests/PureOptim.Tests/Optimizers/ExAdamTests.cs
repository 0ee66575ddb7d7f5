using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class ExAdamTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new ExAdam(), OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient,
            Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor,
            [
                "m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)", "η_t = η √(1 - β2^t) / (1 - β1^t)", "ε_t = ε √(1 - β2^t)",
                "θ' = θ - η_t (1 + v' / (v' + ε) β2^t) (m' + g) / (√(v' (1 + m'² / (m'² + ε) β1^t)) + ε_t)",
            ],
            [
                @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)",
                @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}", @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}",
                @"\theta' = \theta - \frac{\eta_t \left(1 + \frac{v'}{v' + \epsilon} \beta_2^{t}\right) \left(m' + g\right)}{\sqrt{v' \left(1 + \frac{m'^2}{m'^2 + \epsilon} \beta_1^{t}\right)} + \epsilon_t}",
            ]),
    ];

    // m = 2 and v = 8, corrected 4 and 16. With ε = 8: d1 = 1 + 8/16 · 1/2 = 5/4, d2 = 1 + 4/12 · 1/2 = 7/6; (4 + 8) 5/4 over √(16 · 7/6) + 8.
    [Fact]
    public void Each_moment_enlarges_the_other_and_the_gradient_stands_beside_the_first() => Assert.Equal(
        1 - 0.1 * 15 / (double.Sqrt(16 * 7 / 6.0) + 8), Trial.From1(new ExAdam { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 8 }, 4)[0], 1e-15);

    // Second step, ε = 0: m = 2 and v = 6, corrected 8/3 and 8; what is left of the enlargements is 1/4: (8/3 + 8/3) 5/4 over √(8 · 5/4).
    [Fact]
    public void The_enlargements_fade() => Assert.Equal(
        -0.1 * (20 / 3.0) / double.Sqrt(10),
        Trial.From1(new ExAdam { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 }, 4, 2) is var path ? path[1] - path[0] : 0, 1e-15);
}
