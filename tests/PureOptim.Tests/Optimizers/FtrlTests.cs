using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class FtrlTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Ftrl(), OptimizerTraits.ElementWise | Odd,
            TranslationInvariant | Linear | RotationEquivariant | RotationEquivariantPerTensor | RestsWithoutGradient,
            [
                "n' = n + g²", "z' = z + g + 2 λ_s θ - (n'^q - n^q) / η θ",
                "θ' = (0 < (β + n'^r) / η + λ2 ? (min(max(z', -λ1), λ1) - z') / ((β + n'^r) / η + λ2) : 0)",
            ],
            [
                "n' = n + g^2", @"z' = z + g + 2 \lambda_s \theta - \frac{n'^{q} - n^{q}}{\eta} \theta",
                @"\theta' = \begin{cases} \frac{\min(\max(z', -\lambda_1), \lambda_1) - z'}{\frac{\beta + n'^{r}}{\eta} + \lambda_2} & 0 < \frac{\beta + n'^{r}}{\eta} + \lambda_2 \\ 0 & \text{otherwise} \end{cases}",
            ]),
        new(
            new Ftrl { InitialAccumulator = 0.1 }, OptimizerTraits.ElementWise | Odd,
            TranslationInvariant | Linear | RotationEquivariant | RotationEquivariantPerTensor | RestsWithoutGradient,
            [
                "n' = n + g²", "z' = z + g + 2 λ_s θ - (n'^q - n^q) / η θ",
                "θ' = (0 < (β + n'^r) / η + λ2 ? (min(max(z', -λ1), λ1) - z') / ((β + n'^r) / η + λ2) : 0)",
            ],
            [
                "n' = n + g^2", @"z' = z + g + 2 \lambda_s \theta - \frac{n'^{q} - n^{q}}{\eta} \theta",
                @"\theta' = \begin{cases} \frac{\min(\max(z', -\lambda_1), \lambda_1) - z'}{\frac{\beta + n'^{r}}{\eta} + \lambda_2} & 0 < \frac{\beta + n'^{r}}{\eta} + \lambda_2 \\ 0 & \text{otherwise} \end{cases}",
            ]),
    ];

    private static readonly Ftrl _tenth = new() { LearningRate = 0.1 };

    // n = 4, so that 1 is kept by a weight of 2/0.1: z = 2 - 20, over 20. Then n = 5 and z = -18 - 1 - (√5 - 2) · 9 = -9 √5 - 1 over 10 √5.
    [Fact]
    public void Without_regularization_it_goes_as_AdaGrad()
    {
        var path = Trial.From1(_tenth, 2, -1);
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9 + 0.1 / double.Sqrt(5), path[1], 1e-15);
    }

    // z = -18: below 20 in magnitude; 18 - 8 over 20; over 20 + 20, from λ2 or from 2/0.1; -16, to which twice the parameter is added; -38 over 20, for a power of 1.
    [Fact]
    public void Each_weight_has_its_place()
    {
        Assert.Equal(0, Trial.From1(_tenth with { Lambda1 = 20 }, 2)[0]);
        Assert.Equal(0.5, Trial.From1(_tenth with { Lambda1 = 8 }, 2)[0], 1e-15);
        Assert.Equal(0.45, Trial.From1(_tenth with { Lambda2 = 20 }, 2)[0], 1e-15);
        Assert.Equal(0.45, Trial.From1(_tenth with { Beta = 2 }, 2)[0], 1e-15);
        Assert.Equal(0.8, Trial.From1(_tenth with { Shrinkage = 1 }, 2)[0], 1e-15);
        Assert.Equal(1.9, Trial.From1(_tenth with { Power = 1 }, 2)[0], 1e-15);
        Assert.Equal(38 / 40.0, Trial.From1(_tenth with { Power = 1, DivisorPower = 1 }, 2)[0], 1e-15);
    }

    // n = 5 + 4, of which 5 was there: 1 is kept by a weight of (3 - √5)/0.1 alone, of 3/0.1.
    [Fact]
    public void What_a_sum_begins_with_draws_to_0() =>
        Assert.Equal(((3 - double.Sqrt(5)) * 10 - 2) / 30, Trial.From1(_tenth with { InitialAccumulator = 5 }, 2)[0], 1e-15);

    [Fact]
    public void A_coordinate_without_gradients_becomes_0() => Assert.Equal([0, 0], Trial.From1(_tenth, 0, 0));
}
