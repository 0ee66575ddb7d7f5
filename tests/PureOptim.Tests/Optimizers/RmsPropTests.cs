using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class RmsPropTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | Descending | ScaleInvariant;

    private const OptimizerTraits Lacking = Linear | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new RmsProp(), Promised, Lacking,
            ["h' = γ h + (1 - γ) g²", "θ' = θ - η g / (√h' + ε)"],
            [@"h' = \gamma h + \left(1 - \gamma\right) g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h'} + \epsilon}"]),
        new(
            new RmsProp { EpsilonPlacement = EpsilonPlacement.InsideRoot }, Promised, Lacking,
            ["h' = γ h + (1 - γ) g²", "θ' = θ - η g / √(h' + ε)"],
            [@"h' = \gamma h + \left(1 - \gamma\right) g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h' + \epsilon}}"]),
        new(
            new RmsProp { InitialAccumulator = 0.1 }, OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | Descending, Lacking,
            ["h' = γ h + (1 - γ) g²", "θ' = θ - η g / (√h' + ε)"],
            [@"h' = \gamma h + \left(1 - \gamma\right) g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h'} + \epsilon}"]),
    ];

    [Fact]
    public void The_mean_forgets_and_the_first_step_is_long() => // h = 1/4 · 4, so that 1/2 · 2/√1; then h = 3/4 · 1 + 1, and 1/√1.75.
        Assert.Equal([0.0, -0.7559289460184544], Trial.From1(new RmsProp { LearningRate = 0.5, Decay = 0.75, Epsilon = 0 }, 2, 2));

    [Fact]
    public void Epsilon_stands_where_it_is_placed() => // 1/2 · 2/√(1 + 3), and 1/2 · 2/(√1 + 1).
        Assert.Equal(
            [0.5, 0.5],
            [
                .. Trial.From1(new RmsProp { LearningRate = 0.5, Decay = 0.75, Epsilon = 3, EpsilonPlacement = EpsilonPlacement.InsideRoot }, 2),
                .. Trial.From1(new RmsProp { LearningRate = 0.5, Decay = 0.75, Epsilon = 1 }, 2),
            ]);
}
