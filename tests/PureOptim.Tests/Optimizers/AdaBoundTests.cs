using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdaBoundTests
{
    private const OptimizerTraits Lacking =
        Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new AdaBound(), OptimizerTraits.ElementWise | Odd | TranslationInvariant | RestsWithoutGradient,
            Lacking,
            [
                "m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)", "η_t = η √(1 - β2^t) / (1 - β1^t)", "l_t = η_f (1 - 1 / (γ t + 1))",
                "u_t = η_f (1 + 1 / (γ t))", "θ' = θ - min(max(η_t / (√(v' + ε_r) + ε), l_t), u_t) m'",
            ],
            [
                @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)",
                @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}", @"l_t = \eta_f \left(1 - \frac{1}{\gamma t + 1}\right)",
                @"u_t = \eta_f \left(1 + \frac{1}{\gamma t}\right)",
                @"\theta' = \theta - \min(\max(\frac{\eta_t}{\sqrt{v' + \epsilon_r} + \epsilon}, l_t), u_t) m'",
            ]),
        new(
            new AdaBound { KeepsLargest = true }, OptimizerTraits.ElementWise | Odd | TranslationInvariant | RestsWithoutGradient,
            Lacking,
            [
                "m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)", "s' = max(s, v')", "η_t = η √(1 - β2^t) / (1 - β1^t)",
                "l_t = η_f (1 - 1 / (γ t + 1))", "u_t = η_f (1 + 1 / (γ t))", "θ' = θ - min(max(η_t / (√(s' + ε_r) + ε), l_t), u_t) m'",
            ],
            [
                @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)", @"s' = \max(s, v')",
                @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}", @"l_t = \eta_f \left(1 - \frac{1}{\gamma t + 1}\right)",
                @"u_t = \eta_f \left(1 + \frac{1}{\gamma t}\right)",
                @"\theta' = \theta - \min(\max(\frac{\eta_t}{\sqrt{s' + \epsilon_r} + \epsilon}, l_t), u_t) m'",
            ]),
    ];

    private static readonly AdaBound _half = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 };

    // Corrected moments are 4 and 16, then (1 + 1) over 3/4 and (4 + 2) over 3/4.
    [Fact]
    public void Between_far_bounds_it_is_Adam()
    {
        var path = Trial.From1(_half with { FinalRate = 0.01, Gamma = 1e-3 }, 4, 2);
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9 - 0.1 * (8 / 3.0) / double.Sqrt(8), path[1], 1e-15);
    }

    // At γ = 1 the bounds of the first step are half and twice the final rate, of the second two thirds and three halves. The moment that they multiply is not corrected: 2, then 2.
    [Theory]
    [InlineData(1, 0.5, 2 / 3.0)]
    [InlineData(1e-3, 2, 1.5)]
    public void A_rate_outside_the_bounds_is_the_nearer_bound(double finalRate, double first, double second)
    {
        var path = Trial.From1(_half with { FinalRate = finalRate, Gamma = 1 }, 4, 2);
        Assert.Equal(1 - 2 * first * finalRate, path[0], 1e-15);
        Assert.Equal(path[0] - 2 * second * finalRate, path[1], 1e-15);
    }

    // After 4 and 0, 2 leaves v at 4, whose largest was 8, and m at 1/2 + 1; both corrected by 7/8.
    [Theory]
    [InlineData(true, 8)]
    [InlineData(false, 4)]
    public void AMSBound_divides_by_the_largest(bool keepsLargest, double square)
    {
        var path = Trial.From1(_half with { Epsilon = 0, FinalRate = 1, Gamma = 1e-9, KeepsLargest = keepsLargest }, 4, 0, 2);
        Assert.Equal(path[1] - 0.1 * (1.5 / 0.875) / double.Sqrt(square / 0.875), path[2], 1e-15);
    }
}
