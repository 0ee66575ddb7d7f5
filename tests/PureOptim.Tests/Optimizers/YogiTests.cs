using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class YogiTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | ScaleInvariant;

    private const OptimizerTraits Lacking = Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    private const string First = "m' = β1 m + (1 - β1) g", FirstLatex = @"m' = \beta_1 m + \left(1 - \beta_1\right) g";

    private static readonly string[] _corrected = ["η_t = η √(1 - β2^t) / (1 - β1^t)", "ε_t = ε √(1 - β2^t)"];

    private static readonly string[] _correctedLatex = [@"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}", @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}"];

    private static readonly string[] _yogi = [First, "v' = v - (1 - β2) sign(v - g²) g²", .. _corrected, "θ' = θ - η_t m' / (√v' + ε_t)"];

    private static readonly string[] _yogiLatex =
        [FirstLatex, @"v' = v - \left(1 - \beta_2\right) \operatorname{sign}(v - g^2) g^2", .. _correctedLatex, @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}"];

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Yogi(), Promised, Lacking,
            _yogi,
            _yogiLatex),
        new(
            new Yogi { InitialMoment = 0.1 }, OptimizerTraits.ElementWise | TranslationInvariant | ProportionalToRate, Linear | Descending | RestsWithoutGradient | RotationEquivariant | RotationEquivariantPerTensor,
            _yogi,
            _yogiLatex),
        new(
            new Yogi { InitialAccumulator = 0.1 }, OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient, Lacking,
            _yogi,
            _yogiLatex),
    ];

    // v = 0 + 4/2, which corrected is 4: a step of 0.1 · 2/2. Then g² = 1 is below v, which falls by 1/2 of it to 3/2, corrected by 3/4 2; m = 1/2 + 1/2, corrected 4/3.
    [Fact]
    public void The_second_moment_changes_by_a_share_of_the_square()
    {
        var path = Trial.From1(new Yogi { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 }, 2, 1);
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9 - 0.1 * 4 / 3 / double.Sqrt(2), path[1], 1e-15);
    }

    // m = 0.5 · 0.5 = 1/4, corrected 1/2; v stays 1/4, corrected 1/2: 0.1 · 0.5/√0.5.
    [Fact]
    public void A_first_moment_that_begins_above_0_moves_without_a_gradient() => Assert.Equal(
        1 - 0.1 * double.Sqrt(0.5), Trial.From1(new Yogi { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0, InitialMoment = 0.5, InitialAccumulator = 0.25 }, 0)[0], 1e-15);

    // Of one gradient over and over the square is never below the second moment, which is Adam's up to the sign.
    [Fact]
    public void The_first_step_is_Adams() => Assert.Equal(
        Trial.From1(new Adam { LearningRate = 0.01, Epsilon = 1e-3, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, 0.3)[0], Trial.From1(new Yogi(), 0.3)[0], 1e-15);
}
