using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdanTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd;

    private const OptimizerTraits Lacking = TranslationInvariant | Linear | Descending | RestsWithoutGradient | RotationEquivariant | RotationEquivariantPerTensor;

    private const string First = "m' = β1 m + (1 - β1) g", FirstLatex = @"m' = \beta_1 m + \left(1 - \beta_1\right) g";

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        Card(AdanDifferenceWeight.Beta2, "w_t = β2", @"w_t = \beta_2"),
        Card(AdanDifferenceWeight.OneMinusBeta2, "w_t = 1 - β2", @"w_t = 1 - \beta_2"),
    ];

    private static OptimizerCard Card(AdanDifferenceWeight difference, string weight, string weightLatex) => new(
        new Adan { DifferenceWeight = difference }, Promised, Lacking,
        [
            First, "v' = β2 v + (1 - β2) (k_t (g - p))", "n' = β3 n + (1 - β3) (g + w_t (k_t (g - p)))²", "p' = g", weight, "k_t = min(t - 1, 1)",
            "θ' = (θ - (η / (1 - β1^t) m' + η w_t / (1 - β2^t) v') / (√(n' / (1 - β3^t) + ε_n) + ε)) / (1 + η λ)",
        ],
        [
            FirstLatex, @"v' = \beta_2 v + \left(1 - \beta_2\right) \left(k_t \left(g - p\right)\right)",
            @"n' = \beta_3 n + \left(1 - \beta_3\right) \left(g + w_t \left(k_t \left(g - p\right)\right)\right)^2", "p' = g", weightLatex, @"k_t = \min(t - 1, 1)",
            @"\theta' = \frac{\theta - \frac{\frac{\eta}{1 - \beta_1^{t}} m' + \frac{\eta w_t}{1 - \beta_2^{t}} v'}{\sqrt{\frac{n'}{1 - \beta_3^{t}} + \epsilon_n} + \epsilon}}{1 + \eta \lambda}",
        ]);

    private static readonly Adan _half = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.75, Beta3 = 0.5, Epsilon = 0 };

    // The first step has no difference: m and √n corrected are 2, a step of 0.1. Then g = 3, the difference 1, v = 1/4 over 1 - 9/16 = 4/7; m = 1/2 + 3/2 over 3/4 = 8/3;
    // n = 1 + (3 + 3/4)²/2 over 3/4.
    [Theory]
    [InlineData(AdanDifferenceWeight.Beta2, 0.75)]
    [InlineData(AdanDifferenceWeight.OneMinusBeta2, 0.25)]
    public void A_difference_has_its_weight_in_both_averages(AdanDifferenceWeight difference, double weight)
    {
        var path = Trial.From1(_half with { DifferenceWeight = difference }, 2, 3);
        Assert.Equal(0.9, path[0], 1e-15);
        var root = double.Sqrt((1 + (3 + weight) * (3 + weight) / 2) / 0.75);
        Assert.Equal(0.9 - 0.1 * (8.0 / 3 + weight * 4 / 7) / root, path[1], 1e-15);
    }

    // (1 - 0.1) / (1 + 0.1 · 2).
    [Fact]
    public void The_decay_divides_after_the_step() => Assert.Equal(0.75, Trial.From1(_half with { WeightDecay = 2 }, 2)[0], 1e-15);

    // n corrected is 4: 2 / (√(4 + 5) + 1).
    [Fact]
    public void An_epsilon_stands_inside_the_root_and_one_outside() => Assert.Equal(0.95, Trial.From1(_half with { RootEpsilon = 5, Epsilon = 1 }, 2)[0], 1e-15);
}
