using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdaBeliefTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient;

    private const OptimizerTraits Lacking = Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    private const string First = "m' = β1 m + (1 - β1) g", FirstLatex = @"m' = \beta_1 m + \left(1 - \beta_1\right) g";

    private static readonly string[] _corrected = ["η_t = η √(1 - β2^t) / (1 - β1^t)", "ε_t = ε √(1 - β2^t)"];

    private static readonly string[] _correctedLatex = [@"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}", @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}"];

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new AdaBelief(), Promised, Lacking,
            [First, "s' = β2 s + (1 - β2) (g - m')² + ε_s", .. _corrected, "θ' = θ - η_t m' / (√s' + ε_t)"],
            [FirstLatex, @"s' = \beta_2 s + \left(1 - \beta_2\right) \left(g - m'\right)^2 + \epsilon_s", .. _correctedLatex, @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{s'} + \epsilon_t}"]),
    ];

    // m = 1, s = (2 - 1)²/2 = 1/2; corrected both are doubled: a step of 2/1. Then m = 1/2 + 1 = 3/2 and s = 1/4 + (2 - 3/2)²/2 = 3/8; both over 3/4: 2/√(1/2) = √8.
    [Fact]
    public void Steps_are_long_where_gradients_are_as_expected()
    {
        var path = Trial.From1(new AdaBelief { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0, VarianceEpsilon = 0 }, 2, 2);
        Assert.Equal(0.8, path[0], 1e-15);
        Assert.Equal(0.8 - 0.1 * double.Sqrt(8), path[1], 1e-15);
    }

    // s = 1/2 + 1/4, corrected 3/2; m corrected is 2; 1.5 of ε: 0.1 · 2 / (√1.5 + 1.5).
    [Fact]
    public void The_epsilon_of_the_variance_is_added_before_the_correction_and_the_other_after() => Assert.Equal(
        1 - 0.2 / (double.Sqrt(1.5) + 1.5), Trial.From1(new AdaBelief { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 1.5, VarianceEpsilon = 0.25 }, 2)[0], 1e-15);
}
