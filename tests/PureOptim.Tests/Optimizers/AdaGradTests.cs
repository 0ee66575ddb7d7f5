using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdaGradTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | Descending | ScaleInvariant;

    private const OptimizerTraits Lacking = Linear | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new AdaGrad(), Promised, Lacking,
            ["h' = h + g²", "θ' = θ - η g / (√h' + ε)"],
            [@"h' = h + g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h'} + \epsilon}"]),
        new(
            new AdaGrad { EpsilonPlacement = EpsilonPlacement.InsideRoot }, Promised, Lacking,
            ["h' = h + g²", "θ' = θ - η g / √(h' + ε)"],
            [@"h' = h + g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h' + \epsilon}}"]),
        new(
            new AdaGrad { InitialAccumulator = 0.1 }, OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | Descending, Lacking,
            ["h' = h + g²", "θ' = θ - η g / (√h' + ε)"],
            [@"h' = h + g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h'} + \epsilon}"]),
    ];

    [Fact]
    public void The_first_step_is_the_rate_and_the_next_are_shorter() => // 3/√9, then 4/√25.
        Assert.Equal([0.0, -0.8], Trial.From1(new AdaGrad { LearningRate = 1, Epsilon = 0 }, 3, 4));

    [Fact]
    public void Epsilon_stands_where_it_is_placed() => // 3/√(9 + 7), and 3/(√9 + 1).
        Assert.Equal(
            [0.25, 0.25],
            [.. Trial.From1(new AdaGrad { LearningRate = 1, Epsilon = 7, EpsilonPlacement = EpsilonPlacement.InsideRoot }, 3), .. Trial.From1(new AdaGrad { LearningRate = 1, Epsilon = 1 }, 3)]);

    [Fact]
    public void The_sum_may_begin_above_zero() => // 3/√(16 + 9).
        Assert.Equal([1 - 0.6], Trial.From1(new AdaGrad { LearningRate = 1, Epsilon = 0, InitialAccumulator = 16 }, 3));
}
