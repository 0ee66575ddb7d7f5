using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdaModTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new AdaMod(), OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | ScaleInvariant | RestsWithoutGradient,
            Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor,
            [
                "m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)", "s' = β3 s + (1 - β3) (η_t / (√v' + ε))", "η_t = η √(1 - β2^t) / (1 - β1^t)",
                "θ' = θ - (0 < |m'| ? min(η_t / (√v' + ε), s') m' : m')",
            ],
            [
                @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)",
                @"s' = \beta_3 s + \left(1 - \beta_3\right) \frac{\eta_t}{\sqrt{v'} + \epsilon}",
                @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}",
                @"\theta' = \theta - \begin{cases} \min(\frac{\eta_t}{\sqrt{v'} + \epsilon}, s') m' & 0 < \left|m'\right| \\ m' & \text{otherwise} \end{cases}",
            ]),
    ];

    // The rate is 0.1 √(1/2) · 2 / √8 = 0.05, its average 0.025, which multiplies m = 2. Then v = 4 + 2 and m = 2: 0.1 √(3/4) / (3/4) / √6 = 0.2/√18 = 0.047, its average 0.0125 + 0.0236.
    [Fact]
    public void A_rate_is_at_most_the_average_of_rates()
    {
        var path = Trial.From1(new AdaMod { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Beta3 = 0.5, Epsilon = 0 }, 4, 2);
        Assert.Equal(0.95, path[0], 1e-15);
        Assert.Equal(0.95 - 2 * (0.0125 + 0.1 / double.Sqrt(18)), path[1], 1e-15);
    }

    [Fact]
    public void Without_an_average_it_is_Adam()
    {
        double[] gradients = [0.3, -0.7, 0, 5];
        Assert.All(
            Trial.From1(new AdaMod { Beta3 = 0, Epsilon = 1e-7 }, gradients).Zip(Trial.From1(new Adam(), gradients)), pair => Assert.Equal(pair.Second, pair.First, 1e-15));
    }
}
