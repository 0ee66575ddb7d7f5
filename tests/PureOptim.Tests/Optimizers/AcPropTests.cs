using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AcPropTests
{
    private static readonly AcProp _halves = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0, VarianceEpsilon = 0 };

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new AcProp(),
            OptimizerTraits.ElementWise | Odd | TranslationInvariant | Descending | RestsWithoutGradient,
            Linear | RotationEquivariant | RotationEquivariantPerTensor,
            [
                "m' = β1 m + (1 - β1) g", "s' = β2 s + (1 - β2) (g - m)² + ε_s", "c_t = (1 < t ? 1 - β2^(t - 1) : 1)", "f_t = max(2 - t, 0)",
                "θ' = θ - η g / (√(s / c_t + f_t) + ε)",
            ],
            [
                @"m' = \beta_1 m + \left(1 - \beta_1\right) g", @"s' = \beta_2 s + \left(1 - \beta_2\right) \left(g - m\right)^2 + \epsilon_s",
                @"c_t = \begin{cases} 1 - \beta_2^{t - 1} & 1 < t \\ 1 & \text{otherwise} \end{cases}", @"f_t = \max(2 - t, 0)",
                @"\theta' = \theta - \frac{\eta g}{\sqrt{\frac{s}{c_t} + f_t} + \epsilon}",
            ]),
    ];

    // A step of 0.1 · 2/1; m = 1 and s = 4/2. Then 3 over √(2/(1/2)) = 2, and s = 2/2 + (3 - 1)²/2 = 3. Then -4 over √(3/(3/4)) = 2.
    [Fact]
    public void A_step_is_divided_by_the_variance_before_it()
    {
        var path = Trial.From1(_halves, 2, 3, -4);
        Assert.Equal(0.8, path[0], 1e-15);
        Assert.Equal(0.65, path[1], 1e-15);
        Assert.Equal(0.85, path[2], 1e-15);
    }

    // 2/(1 + 3); and s = 4/2 + 6 = 8, so that the second step is 3/√(8/(1/2)) = 3/4.
    [Fact]
    public void There_is_an_epsilon_in_the_divisor_and_one_in_the_variance()
    {
        Assert.Equal(0.95, Trial.From1(_halves with { Epsilon = 3 }, 2)[0], 1e-15);
        Assert.Equal(0.725, Trial.From1(_halves with { VarianceEpsilon = 6 }, 2, 3)[1], 1e-15);
    }

    // An ε_s of 2^200 above all else is what the variance is where nothing else is kept: from the second step on the rate is 4/2^100.
    [Fact]
    public void Of_a_large_epsilon_is_left_descent()
    {
        var path = Trial.From1(new AcProp { LearningRate = 4, Beta1 = 0, Beta2 = 0, Epsilon = 0, VarianceEpsilon = double.ScaleB(1, 200) }, 0, double.ScaleB(1, 98));
        Assert.Equal(1 - Trial.From1(new Sgd { LearningRate = double.ScaleB(1, -98) }, double.ScaleB(1, 98))[0], 1 - path[1], 1e-15);
    }
}
