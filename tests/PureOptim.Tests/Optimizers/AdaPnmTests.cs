using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdaPnmTests
{
    private const OptimizerTraits Promised =
        OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient;

    private const OptimizerTraits Lacking =
        Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new AdaPnm { EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection, KeepsLargest = false }, Promised, Lacking,
            [
                "m' = β1² n + (1 - β1²) g", "n' = m", "v' = v + (1 - β2) (g² - v)", "η_t = η √(1 - β2^t) / ((1 - β1^t) √((1 + β0)² + β0²))", "ε_t = ε",
                "θ' = θ - η_t ((1 + β0) m' - β0 n') / (√(v' + ε_r) + ε_t)",
            ],
            [
                @"m' = \beta_1^2 n + \left(1 - \beta_1^2\right) g", "n' = m", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)",
                @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{\left(1 - \beta_1^{t}\right) \sqrt{\left(1 + \beta_0\right)^2 + \beta_0^2}}",
                @"\epsilon_t = \epsilon",
                @"\theta' = \theta - \frac{\eta_t \left(\left(1 + \beta_0\right) m' - \beta_0 n'\right)}{\sqrt{v' + \epsilon_r} + \epsilon_t}",
            ]),
        new(
            new AdaPnm { EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection }, Promised, Lacking,
            [
                "m' = β1² n + (1 - β1²) g", "n' = m", "v' = v + (1 - β2) (g² - v)", "s' = max(s, v')",
                "η_t = η √(1 - β2^t) / ((1 - β1^t) √((1 + β0)² + β0²))", "ε_t = ε", "θ' = θ - η_t ((1 + β0) m' - β0 n') / (√(s' + ε_r) + ε_t)",
            ],
            [
                @"m' = \beta_1^2 n + \left(1 - \beta_1^2\right) g", "n' = m", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)", @"s' = \max(s, v')",
                @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{\left(1 - \beta_1^{t}\right) \sqrt{\left(1 + \beta_0\right)^2 + \beta_0^2}}",
                @"\epsilon_t = \epsilon",
                @"\theta' = \theta - \frac{\eta_t \left(\left(1 + \beta_0\right) m' - \beta_0 n'\right)}{\sqrt{s' + \epsilon_r} + \epsilon_t}",
            ]),
        new(
            new AdaPnm { KeepsLargest = false }, Promised, Lacking,
            [
                "m' = β1² n + (1 - β1²) g", "n' = m", "v' = v + (1 - β2) (g² - v)", "η_t = η √(1 - β2^t) / ((1 - β1^t) √((1 + β0)² + β0²))",
                "ε_t = ε √(1 - β2^t)", "θ' = θ - η_t ((1 + β0) m' - β0 n') / (√(v' + ε_r) + ε_t)",
            ],
            [
                @"m' = \beta_1^2 n + \left(1 - \beta_1^2\right) g", "n' = m", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)",
                @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{\left(1 - \beta_1^{t}\right) \sqrt{\left(1 + \beta_0\right)^2 + \beta_0^2}}",
                @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}",
                @"\theta' = \theta - \frac{\eta_t \left(\left(1 + \beta_0\right) m' - \beta_0 n'\right)}{\sqrt{v' + \epsilon_r} + \epsilon_t}",
            ]),
        new(
            new AdaPnm(), Promised, Lacking,
            [
                "m' = β1² n + (1 - β1²) g", "n' = m", "v' = v + (1 - β2) (g² - v)", "s' = max(s, v')",
                "η_t = η √(1 - β2^t) / ((1 - β1^t) √((1 + β0)² + β0²))", "ε_t = ε √(1 - β2^t)", "θ' = θ - η_t ((1 + β0) m' - β0 n') / (√(s' + ε_r) + ε_t)",
            ],
            [
                @"m' = \beta_1^2 n + \left(1 - \beta_1^2\right) g", "n' = m", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)", @"s' = \max(s, v')",
                @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{\left(1 - \beta_1^{t}\right) \sqrt{\left(1 + \beta_0\right)^2 + \beta_0^2}}",
                @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}",
                @"\theta' = \theta - \frac{\eta_t \left(\left(1 + \beta_0\right) m' - \beta_0 n'\right)}{\sqrt{s' + \epsilon_r} + \epsilon_t}",
            ]),
    ];

    // m = 3/4 · 4 over 1/2 is 6, v = 8 over 1/2 is 16: 6/4. Then the other average is 0. Then m = 3/4 + 3/2 and v = 4 over 7/8, whose largest was 8.
    [Theory]
    [InlineData(true, 8)]
    [InlineData(false, 4)]
    public void The_divisor_does_not_fall_unless_asked_for(bool keepsLargest, double square)
    {
        var path = Trial.From1(new AdaPnm { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Beta0 = 0, Epsilon = 0, KeepsLargest = keepsLargest }, 4, 0, 2);
        Assert.Equal(0.85, path[0], 1e-15);
        Assert.Equal(0.85, path[1], 1e-15);
        Assert.Equal(0.85 - 0.1 * (2.25 / 0.875) / double.Sqrt(square / 0.875), path[2], 1e-15);
    }

    // 2 · 6 over √5, divided by the root of 8 + 1, corrected by √(1/2), and 1.
    [Theory]
    [InlineData(AdamEpsilonPlacement.BeforeCorrection)]
    [InlineData(AdamEpsilonPlacement.AfterCorrection)]
    public void An_epsilon_stands_inside_the_root_and_one_outside(AdamEpsilonPlacement placement)
    {
        var root = placement == AdamEpsilonPlacement.BeforeCorrection ? (3 + 1) * double.Sqrt(2) : 3 * double.Sqrt(2) + 1;
        var adaPnm = new AdaPnm { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 1, RootEpsilon = 1, EpsilonPlacement = placement };
        Assert.Equal(1 - 0.1 * (12 / double.Sqrt(5)) / root, Trial.From1(adaPnm, 4)[0], 1e-15);
    }
}
