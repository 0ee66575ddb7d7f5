using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class FocusTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Focus(), OptimizerTraits.ElementWise | Odd,
            TranslationInvariant | Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor,
            [
                "m' = β1 m + (1 - β1) g", "p' = β2 p + (1 - β2) θ", "c_t = 1 - β2^t",
                "θ' = θ - η λ (p' / c_t) - η (γ sign(θ - η λ (p' / c_t) - p' / c_t) + sign(m'))",
            ],
            [
                @"m' = \beta_1 m + \left(1 - \beta_1\right) g", @"p' = \beta_2 p + \left(1 - \beta_2\right) \theta", @"c_t = 1 - \beta_2^{t}",
                @"\theta' = \theta - \eta \lambda \frac{p'}{c_t} - \eta \left(\gamma \operatorname{sign}(\theta - \eta \lambda \frac{p'}{c_t} - \frac{p'}{c_t}) + \operatorname{sign}(m')\right)",
            ]),
    ];

    // The average of one parameter is that parameter: nothing but the sign of the momentum. Then p = 1/4 + 1/4 over 3/4 is 2/3, above 1/2: a quarter of a step up.
    // Then m = -1/8 up; p = 1/4 + 1/16 over 7/8 is 5/14, above 1/8.
    [Fact]
    public void Parameters_go_by_the_sign_of_the_momentum_and_toward_their_average()
    {
        var path = Trial.From1(new Focus { LearningRate = 0.5, Beta1 = 0.5, Beta2 = 0.5, Gamma = 0.25 }, 1, 0, -0.5);
        Assert.Equal([0.5, 0.125, 0.75], path);
    }

    // The average is 1: 1 - 0.5 · 0.25 is below it by the time it is compared.
    [Fact]
    public void A_decay_comes_first() =>
        Assert.Equal([0.875 - 0.5 * (1 - 0.25)], Trial.From1(new Focus { LearningRate = 0.5, Beta1 = 0.5, Beta2 = 0.5, Gamma = 0.25, WeightDecay = 0.25 }, 1));

    [Fact]
    public void Without_a_pull_it_is_Signum_bit_for_bit() => Assert.Equal(
        Trial.From1(new Signum { LearningRate = 0.01 }, 0.3, -0.7, 0, 5), Trial.From1(new Focus { Gamma = 0 }, 0.3, -0.7, 0, 5));
}
