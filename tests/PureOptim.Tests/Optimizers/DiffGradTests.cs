using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class DiffGradTests
{
    private const OptimizerTraits Promised =
        OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient;

    private const OptimizerTraits Lacking =
        Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new DiffGrad(), Promised, Lacking,
            [
                "m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)", "p' = g", "η_t = η √(1 - β2^t) / (1 - β1^t)", "ε_t = ε",
                "θ' = θ - η_t m' / (1 + exp(-|p - p'|)) / (√(v' + ε_r) + ε_t)",
            ],
            [
                @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)", "p' = g",
                @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}", @"\epsilon_t = \epsilon",
                @"\theta' = \theta - \frac{\frac{\eta_t m'}{1 + \exp(-\left|p - p'\right|)}}{\sqrt{v' + \epsilon_r} + \epsilon_t}",
            ]),
        new(
            new DiffGrad { KeepsLargest = true }, Promised, Lacking,
            [
                "m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)", "s' = max(s, v')", "p' = g", "η_t = η √(1 - β2^t) / (1 - β1^t)", "ε_t = ε",
                "θ' = θ - η_t m' / (1 + exp(-|p - p'|)) / (√(s' + ε_r) + ε_t)",
            ],
            [
                @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)", @"s' = \max(s, v')",
                "p' = g", @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}", @"\epsilon_t = \epsilon",
                @"\theta' = \theta - \frac{\frac{\eta_t m'}{1 + \exp(-\left|p - p'\right|)}}{\sqrt{s' + \epsilon_r} + \epsilon_t}",
            ]),
        new(
            new DiffGrad { EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, Promised, Lacking,
            [
                "m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)", "p' = g", "η_t = η √(1 - β2^t) / (1 - β1^t)", "ε_t = ε √(1 - β2^t)",
                "θ' = θ - η_t m' / (1 + exp(-|p - p'|)) / (√(v' + ε_r) + ε_t)",
            ],
            [
                @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)", "p' = g",
                @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}", @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}",
                @"\theta' = \theta - \frac{\frac{\eta_t m'}{1 + \exp(-\left|p - p'\right|)}}{\sqrt{v' + \epsilon_r} + \epsilon_t}",
            ]),
        new(
            new DiffGrad { EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection, KeepsLargest = true }, Promised, Lacking,
            [
                "m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)", "s' = max(s, v')", "p' = g", "η_t = η √(1 - β2^t) / (1 - β1^t)",
                "ε_t = ε √(1 - β2^t)", "θ' = θ - η_t m' / (1 + exp(-|p - p'|)) / (√(s' + ε_r) + ε_t)",
            ],
            [
                @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)", @"s' = \max(s, v')",
                "p' = g", @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}", @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}",
                @"\theta' = \theta - \frac{\frac{\eta_t m'}{1 + \exp(-\left|p - p'\right|)}}{\sqrt{s' + \epsilon_r} + \epsilon_t}",
            ]),
    ];

    private static readonly DiffGrad _half = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 };

    // Adam's steps are 0.1 long. The first gradient differs from 0 by 4, the second not at all from the first.
    [Fact]
    public void Steps_are_shorter_where_the_gradient_stays()
    {
        var path = Trial.From1(_half, 4, 4);
        Assert.Equal(1 - 0.1 / (1 + double.Exp(-4)), path[0], 1e-15);
        Assert.Equal(path[0] - 0.05, path[1], 1e-15);
    }

    // After 4 and 0, 2 leaves v at 4, whose largest was 8, and m at 3/2, corrected by 7/8; it differs from 0 by 2.
    [Theory]
    [InlineData(true, 8)]
    [InlineData(false, 4)]
    public void The_divisor_may_be_kept_from_falling(bool keepsLargest, double square)
    {
        var path = Trial.From1(_half with { KeepsLargest = keepsLargest }, 4, 0, 2);
        Assert.Equal(path[1] - 0.1 * (1.5 / 0.875) / (1 + double.Exp(-2)) / double.Sqrt(square / 0.875), path[2], 1e-15);
    }

    // 4 over √(8 + 1) and 1, of which the root, or both, are corrected by √2.
    [Theory]
    [InlineData(AdamEpsilonPlacement.BeforeCorrection)]
    [InlineData(AdamEpsilonPlacement.AfterCorrection)]
    public void An_epsilon_stands_inside_the_root_and_one_outside(AdamEpsilonPlacement placement)
    {
        var root = placement == AdamEpsilonPlacement.BeforeCorrection ? (3 + 1) * double.Sqrt(2) : 3 * double.Sqrt(2) + 1;
        var path = Trial.From1(_half with { Epsilon = 1, RootEpsilon = 1, EpsilonPlacement = placement }, 4);
        Assert.Equal(1 - 0.1 * 4 / (1 + double.Exp(-4)) / root, path[0], 1e-15);
    }

    // Between gradients that differ by a thousand the exponential is 0.
    [Fact]
    public void Where_gradients_change_much_it_is_Adam() => Assert.Equal(
        Trial.From1(new Adam { Epsilon = 1e-8 }, 1000, -2000, 500), Trial.From1(new DiffGrad(), 1000, -2000, 500));
}
