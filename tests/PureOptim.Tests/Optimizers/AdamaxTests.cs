using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdamaxTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | ScaleInvariant;

    private const OptimizerTraits Lacking = Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Adamax { IsEpsilonInMaximum = false }, Promised, Lacking,
            [.. Moments.Text[..1], "u' = max(β2 u, |g|)", "η_t = η / (1 - β1^t)", "θ' = θ - η_t m' / (u' + ε)"],
            [.. Moments.Latex[..1], @"u' = \max(\beta_2 u, \left|g\right|)", @"\eta_t = \frac{\eta}{1 - \beta_1^{t}}", @"\theta' = \theta - \frac{\eta_t m'}{u' + \epsilon}"]),
        new(
            new Adamax(), Promised, Lacking,
            [.. Moments.Text[..1], "u' = max(β2 u, |g| + ε)", "η_t = η / (1 - β1^t)", "θ' = θ - η_t m' / u'"],
            [.. Moments.Latex[..1], @"u' = \max(\beta_2 u, \left|g\right| + \epsilon)", @"\eta_t = \frac{\eta}{1 - \beta_1^{t}}", @"\theta' = \theta - \frac{\eta_t m'}{u'}"]),
    ];

    // β1 = β2 = 1/2, η = 1: m = 1, corrected 2, u = 2: 1 - 1. Then g = 0: m = 1/2, corrected 2/3, u = 1: 0 - 2/3.
    [Fact]
    public void The_largest_gradient_fades()
    {
        var path = Trial.From1(new Adamax { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 }, 2, 0);
        Assert.Equal(0, path[0]);
        Assert.Equal(-2.0 / 3, path[1], 1e-15);
    }

    // ε = 1 in the maximum: u = 3, then max(3/2, 0 + 1) = 3/2: 1 - 2/3 - (2/3)/(3/2). After it: u = 2 and 1, and divisors 3 and 2: 1 - 2/3 - 1/3.
    [Theory, InlineData(true, 1 - 2.0 / 3 - 4.0 / 9), InlineData(false, 0)]
    public void Epsilon_stands_where_it_is_placed(bool inMaximum, double expected) => Assert.Equal(
        expected, Trial.From1(new Adamax { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 1, IsEpsilonInMaximum = inMaximum }, 2, 0)[1], 1e-15);
}
