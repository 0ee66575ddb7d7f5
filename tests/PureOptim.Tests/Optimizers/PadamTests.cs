using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class PadamTests
{
    private const OptimizerTraits Promised =
        OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient;

    private const OptimizerTraits Lacking =
        Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Padam(), Promised, Lacking,
            ["m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)", "η_t = η √(1 - β2^t) / (1 - β1^t)", "θ' = θ - η_t m' / (√v' + ε)^q"],
            [
                @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)",
                @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}",
                @"\theta' = \theta - \frac{\eta_t m'}{\left(\sqrt{v'} + \epsilon\right)^{q}}",
            ]),
        new(
            new Padam { KeepsLargest = true }, Promised, Lacking,
            ["m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)", "s' = max(s, v')", "η_t = η √(1 - β2^t) / (1 - β1^t)", "θ' = θ - η_t m' / (√s' + ε)^q"],
            [
                @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)", @"s' = \max(s, v')",
                @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}",
                @"\theta' = \theta - \frac{\eta_t m'}{\left(\sqrt{s'} + \epsilon\right)^{q}}",
            ]),
    ];

    private static readonly Padam _half = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 };

    // m = 2 and v = 8, so that the corrected rate is 0.1 √(1/2) / (1/2) = 0.1 √2: 0.1 √2 · 2 is 0.1 √8, over √√8.
    [Fact]
    public void The_divisor_is_a_power_of_the_second_moment() =>
        Assert.Equal(1 - 0.1 * double.Sqrt(double.Sqrt(8)), Trial.From1(_half with { Power = 0.5 }, 4)[0], 1e-15);

    // After 4 and 0, 2 leaves v at 4, whose largest was 8, and m at 3/2.
    [Theory]
    [InlineData(true, 8)]
    [InlineData(false, 4)]
    public void The_divisor_may_be_kept_from_falling(bool keepsLargest, double square)
    {
        var path = Trial.From1(_half with { Power = 0.5, KeepsLargest = keepsLargest }, 4, 0, 2);
        Assert.Equal(path[1] - 0.1 * 1.5 / double.Sqrt(0.875) / double.Sqrt(double.Sqrt(square)), path[2], 1e-15);
    }

    [Fact]
    public void With_the_root_it_is_Adam()
    {
        double[] gradients = [0.3, -0.7, 0, 5];
        Assert.All(
            Trial.From1(new Padam { LearningRate = 0.001, Power = 1, Epsilon = 1e-7 }, gradients).Zip(Trial.From1(new Adam(), gradients)),
            pair => Assert.Equal(pair.Second, pair.First, 1e-15));
    }
}
