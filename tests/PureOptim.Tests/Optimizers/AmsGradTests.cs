using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AmsGradTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | ScaleInvariant;

    private const OptimizerTraits Lacking = Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new AmsGrad { EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection }, Promised, Lacking,
            [.. Moments.Text, "s' = max(s, v')", "η_t = η", "ε_t = ε", "θ' = θ - η_t m' / (√s' + ε_t)"],
            [.. Moments.Latex, @"s' = \max(s, v')", @"\eta_t = \eta", @"\epsilon_t = \epsilon", @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{s'} + \epsilon_t}"]),
        new(
            new AmsGrad(), Promised, Lacking,
            [.. Moments.Text, "s' = max(s, v')", "η_t = η", "ε_t = ε", "θ' = θ - η_t m' / (√s' + ε_t)"],
            [.. Moments.Latex, @"s' = \max(s, v')", @"\eta_t = \eta", @"\epsilon_t = \epsilon", @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{s'} + \epsilon_t}"]),
        new(
            new AmsGrad { Correction = AmsGradCorrection.AfterMaximum, EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection }, Promised, Lacking,
            [.. Moments.Text, "s' = max(s, v')", "η_t = η √(1 - β2^t) / (1 - β1^t)", "ε_t = ε", "θ' = θ - η_t m' / (√s' + ε_t)"],
            [
                    .. Moments.Latex,
                    @"s' = \max(s, v')",
                    @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}",
                    @"\epsilon_t = \epsilon",
                    @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{s'} + \epsilon_t}",
                ]),
        new(
            new AmsGrad { Correction = AmsGradCorrection.AfterMaximum }, Promised, Lacking,
            [.. Moments.Text, "s' = max(s, v')", "η_t = η √(1 - β2^t) / (1 - β1^t)", "ε_t = ε √(1 - β2^t)", "θ' = θ - η_t m' / (√s' + ε_t)"],
            [
                    .. Moments.Latex,
                    @"s' = \max(s, v')",
                    @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}",
                    @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}",
                    @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{s'} + \epsilon_t}",
                ]),
        new(
            new AmsGrad { Correction = AmsGradCorrection.BeforeMaximum, EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection }, Promised, Lacking,
            [.. Moments.Text, "s' = max(s, v' / (1 - β2^t))", "η_t = η / (1 - β1^t)", "ε_t = ε", "θ' = θ - η_t m' / (√s' + ε_t)"],
            [
                    .. Moments.Latex,
                    @"s' = \max(s, \frac{v'}{1 - \beta_2^{t}})",
                    @"\eta_t = \frac{\eta}{1 - \beta_1^{t}}",
                    @"\epsilon_t = \epsilon",
                    @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{s'} + \epsilon_t}",
                ]),
        new(
            new AmsGrad { Correction = AmsGradCorrection.BeforeMaximum }, Promised, Lacking,
            [.. Moments.Text, "s' = max(s, v' / (1 - β2^t))", "η_t = η / (1 - β1^t)", "ε_t = ε", "θ' = θ - η_t m' / (√s' + ε_t)"],
            [
                    .. Moments.Latex,
                    @"s' = \max(s, \frac{v'}{1 - \beta_2^{t}})",
                    @"\eta_t = \frac{\eta}{1 - \beta_1^{t}}",
                    @"\epsilon_t = \epsilon",
                    @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{s'} + \epsilon_t}",
                ]),
    ];

    // β1 = 0, β2 = 1/2, ε = 0, η = 1, g = 2 and 1: v = 2 and 3/2, 1 - β2^t = 1/2 and 3/4. Uncorrected the divisor stays √2. Corrected afterwards it is √(2/(1/2)) = 2, then
    // √(2/(3/4)) = √(8/3). Corrected before, v̂ = 4, then 2, and the divisor stays 2.
    [Theory]
    [InlineData(AmsGradCorrection.None, 1.4142135623730951, 1.4142135623730951)]
    [InlineData(AmsGradCorrection.AfterMaximum, 2, 1.6329931618554521)]
    [InlineData(AmsGradCorrection.BeforeMaximum, 2, 2)]
    public void The_divisor_is_the_largest(AmsGradCorrection correction, double first, double second)
    {
        var path = Trial.From1(new AmsGrad { LearningRate = 1, Beta1 = 0, Beta2 = 0.5, Epsilon = 0, Correction = correction }, 2, 1);
        Assert.Equal(1 - 2 / first, path[0], 1e-15);
        Assert.Equal(path[0] - 1 / second, path[1], 1e-15);
    }

    // Gradients that grow faster than β2 forgets: the largest second moment is the last.
    [Theory, InlineData(AdamEpsilonPlacement.BeforeCorrection), InlineData(AdamEpsilonPlacement.AfterCorrection)]
    public void Where_the_second_moment_grows_it_is_Adam(AdamEpsilonPlacement placement) => Assert.Equal(
        Trial.From1(new Adam { EpsilonPlacement = placement }, 1, 2, -4, 8),
        Trial.From1(new AmsGrad { Epsilon = 1e-7, EpsilonPlacement = placement, Correction = AmsGradCorrection.AfterMaximum }, 1, 2, -4, 8));
}
