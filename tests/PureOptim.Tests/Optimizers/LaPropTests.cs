using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class LaPropTests
{
    private const OptimizerTraits Promised =
        OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient;

    private const OptimizerTraits Lacking =
        Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new LaProp { EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection }, Promised, Lacking,
            ["v' = v + (1 - β2) (g² - v)", "m' = β1 m + (1 - β1) (c_t g / (√(v' + ε_r) + ε_t))", "c_t = √(1 - β2^t)", "ε_t = ε", "θ' = θ - η / (1 - β1^t) m'"],
            [
                @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)",
                @"m' = \beta_1 m + \left(1 - \beta_1\right) \frac{c_t g}{\sqrt{v' + \epsilon_r} + \epsilon_t}", @"c_t = \sqrt{1 - \beta_2^{t}}",
                @"\epsilon_t = \epsilon", @"\theta' = \theta - \frac{\eta}{1 - \beta_1^{t}} m'",
            ]),
        new(
            new LaProp { EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection, KeepsLargest = true }, Promised, Lacking,
            [
                "v' = v + (1 - β2) (g² - v)", "s' = max(s, v')", "m' = β1 m + (1 - β1) (c_t g / (√(s' + ε_r) + ε_t))", "c_t = √(1 - β2^t)", "ε_t = ε",
                "θ' = θ - η / (1 - β1^t) m'",
            ],
            [
                @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)", @"s' = \max(s, v')",
                @"m' = \beta_1 m + \left(1 - \beta_1\right) \frac{c_t g}{\sqrt{s' + \epsilon_r} + \epsilon_t}", @"c_t = \sqrt{1 - \beta_2^{t}}",
                @"\epsilon_t = \epsilon", @"\theta' = \theta - \frac{\eta}{1 - \beta_1^{t}} m'",
            ]),
        new(
            new LaProp(), Promised, Lacking,
            [
                "v' = v + (1 - β2) (g² - v)", "m' = β1 m + (1 - β1) (c_t g / (√(v' + ε_r) + ε_t))", "c_t = √(1 - β2^t)", "ε_t = ε c_t",
                "θ' = θ - η / (1 - β1^t) m'",
            ],
            [
                @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)",
                @"m' = \beta_1 m + \left(1 - \beta_1\right) \frac{c_t g}{\sqrt{v' + \epsilon_r} + \epsilon_t}", @"c_t = \sqrt{1 - \beta_2^{t}}",
                @"\epsilon_t = \epsilon c_t", @"\theta' = \theta - \frac{\eta}{1 - \beta_1^{t}} m'",
            ]),
        new(
            new LaProp { KeepsLargest = true }, Promised, Lacking,
            [
                "v' = v + (1 - β2) (g² - v)", "s' = max(s, v')", "m' = β1 m + (1 - β1) (c_t g / (√(s' + ε_r) + ε_t))", "c_t = √(1 - β2^t)", "ε_t = ε c_t",
                "θ' = θ - η / (1 - β1^t) m'",
            ],
            [
                @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)", @"s' = \max(s, v')",
                @"m' = \beta_1 m + \left(1 - \beta_1\right) \frac{c_t g}{\sqrt{s' + \epsilon_r} + \epsilon_t}", @"c_t = \sqrt{1 - \beta_2^{t}}",
                @"\epsilon_t = \epsilon c_t", @"\theta' = \theta - \frac{\eta}{1 - \beta_1^{t}} m'",
            ]),
    ];

    private static readonly LaProp _half = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 };

    // 4 over the corrected root of 16 is 1: m = 1/2, corrected 1. Then 2 over the root of (4 + 2) over 3/4: m = 1/4 + 1/√8, over 3/4.
    [Fact]
    public void Gradients_are_divided_when_they_come()
    {
        var path = Trial.From1(_half, 4, 2);
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9 - 0.1 * (0.25 + 1 / double.Sqrt(8)) / 0.75, path[1], 1e-15);
    }

    // After 4 and 0, 2 leaves v at 4, whose largest was 8, corrected by 7/8; what 4 has left of the momentum is 1/8.
    [Theory]
    [InlineData(true, 8)]
    [InlineData(false, 4)]
    public void The_divisor_may_be_kept_from_falling(bool keepsLargest, double square)
    {
        var path = Trial.From1(_half with { KeepsLargest = keepsLargest }, 4, 0, 2);
        Assert.Equal(path[1] - 0.1 * (0.125 + 1 / double.Sqrt(square / 0.875)) / 0.875, path[2], 1e-15);
    }

    // 4 over √(8 + 1) and 1, of which the root, or both, are corrected by √2.
    [Theory]
    [InlineData(AdamEpsilonPlacement.BeforeCorrection)]
    [InlineData(AdamEpsilonPlacement.AfterCorrection)]
    public void An_epsilon_stands_inside_the_root_and_one_outside(AdamEpsilonPlacement placement)
    {
        var root = placement == AdamEpsilonPlacement.BeforeCorrection ? (3 + 1) * double.Sqrt(2) : 3 * double.Sqrt(2) + 1;
        Assert.Equal(1 - 0.1 * 4 / root, Trial.From1(_half with { Epsilon = 1, RootEpsilon = 1, EpsilonPlacement = placement }, 4)[0], 1e-15);
    }

    [Fact]
    public void Without_momentum_it_is_Adam_without_momentum()
    {
        double[] gradients = [0.3, -0.7, 0, 5];
        var adam = Trial.From1(new Adam { Beta1 = 0, Epsilon = 0.1, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, gradients);
        Assert.All(Trial.From1(new LaProp { LearningRate = 0.001, Beta1 = 0, Epsilon = 0.1 }, gradients).Zip(adam), pair => Assert.Equal(pair.Second, pair.First, 1e-15));
    }
}
