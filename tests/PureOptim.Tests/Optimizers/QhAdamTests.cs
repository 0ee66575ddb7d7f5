using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class QhAdamTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new QhAdam(), OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | ScaleInvariant | RestsWithoutGradient,
            Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor,
            [
                "m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)",
                "θ' = θ - η ((1 - ν1) g + ν1 / (1 - β1^t) m') / (√((1 - ν2) g² + ν2 / (1 - β2^t) v') + ε)",
            ],
            [
                @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)",
                @"\theta' = \theta - \frac{\eta \left(\left(1 - \nu_1\right) g + \frac{\nu_1}{1 - \beta_1^{t}} m'\right)}{\sqrt{\left(1 - \nu_2\right) g^2 + \frac{\nu_2}{1 - \beta_2^{t}} v'} + \epsilon}",
            ]),
    ];

    // Corrected moments 2 and 4 like what they average: 2/2. Then m = 1 and v = 3/2 over 3/4: (1 + 4/3)/2 over the root of (1 + 2)/2.
    [Fact]
    public void Both_moments_are_averaged_with_what_they_average()
    {
        var path = Trial.From1(new QhAdam { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Nu1 = 0.5, Nu2 = 0.5, Epsilon = 0 }, 2, 1);
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9 - 0.1 * (7 / 6.0) / double.Sqrt(1.5), path[1], 1e-15);
    }

    [Fact]
    public void Without_the_gradient_itself_it_is_Adam()
    {
        double[] gradients = [0.3, -0.7, 0, 5];
        var adam = Trial.From1(new Adam { Beta1 = 0.8, Epsilon = 0.1, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, gradients);
        Assert.All(Trial.From1(new QhAdam { Beta1 = 0.8, Epsilon = 0.1, Nu1 = 1, Nu2 = 1 }, gradients).Zip(adam), pair => Assert.Equal(pair.Second, pair.First, 1e-15));
    }
}
