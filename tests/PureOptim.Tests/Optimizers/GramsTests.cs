using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class GramsTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Grams(), OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | ScaleInvariant | Descending | RestsWithoutGradient,
            Linear | RotationEquivariant | RotationEquivariantPerTensor,
            [
                "m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)", "η_t = η √(1 - β2^t) / (1 - β1^t)", "ε_t = ε √(1 - β2^t)",
                "θ' = θ - |η_t m' / (√v' + ε_t)| sign(g)",
            ],
            [
                @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)",
                @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}", @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}",
                @"\theta' = \theta - \left|\frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}\right| \operatorname{sign}(g)",
            ]),
    ];

    // Adam's steps are 0.1, and 0.1 (1 - 1/2) / (3/4) over the root of (4 + 1/2) / (3/4) down; the second gradient points up.
    [Fact]
    public void The_gradient_gives_the_direction_and_Adam_the_length()
    {
        var path = Trial.From1(new Grams { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 }, 4, -1);
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9 + 0.1 * (2 / 3.0) / double.Sqrt(6), path[1], 1e-15);
    }

    [Fact]
    public void Without_momentum_it_is_Adam_bit_for_bit() => Assert.Equal(
        Trial.From1(new Adam { Beta1 = 0, Epsilon = 1e-6, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, 0.3, -0.7, 0, 5),
        Trial.From1(new Grams { Beta1 = 0 }, 0.3, -0.7, 0, 5));
}
