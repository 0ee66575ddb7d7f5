using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class CenteredRmsPropTests
{
    private const OptimizerTraits Kept = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | Descending | RestsWithoutGradient;

    private const OptimizerTraits Lacking = Linear | RotationEquivariant | RotationEquivariantPerTensor;

    private static readonly string[] _means = ["m' = γ m + (1 - γ) g", "h' = γ h + (1 - γ) g²"];

    private static readonly string[] _meansLatex = [@"m' = \gamma m + \left(1 - \gamma\right) g", @"h' = \gamma h + \left(1 - \gamma\right) g^2"];

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        Outside(new()),
        Outside(new() { InitialAccumulator = 0.1 }),
        new(new CenteredRmsProp { EpsilonPlacement = EpsilonPlacement.InsideRoot }, Kept, Lacking,
            [.. _means, "θ' = θ - η g / √(max(h' - m'², 0) + ε)"],
            [.. _meansLatex, @"\theta' = \theta - \frac{\eta g}{\sqrt{\max(h' - m'^2, 0) + \epsilon}}"]),
    ];

    private static OptimizerCard Outside(CenteredRmsProp optimizer) => new(optimizer, Kept, Lacking,
        [.. _means, "θ' = θ - η g / (√max(h' - m'², 0) + ε)"],
        [.. _meansLatex, @"\theta' = \theta - \frac{\eta g}{\sqrt{\max(h' - m'^2, 0)} + \epsilon}"]);

    // m = 1, h = 2: the variance is 1 and the step 0.1 · 2. Then m = 3/2, h = 3: 3 - 9/4 = 3/4.
    [Fact]
    public void Steps_are_over_the_deviation()
    {
        var path = Trial.From1(new CenteredRmsProp { LearningRate = 0.1, Decay = 0.5, Epsilon = 0 }, 2, 2);
        Assert.Equal(0.8, path[0], 1e-15);
        Assert.Equal(0.8 - 0.2 / double.Sqrt(0.75), path[1], 1e-15);
    }

    // Without memory the mean is the gradient and the variance 0; rounded, 0.1² - 0.1² is 0 or below.
    [Fact]
    public void A_variance_is_never_below_0() => Assert.Equal([0.5], Trial.From1(new CenteredRmsProp { LearningRate = 0.5, Decay = 0, Epsilon = 0.1 }, 0.1));

    // Of gradients that are the same over and over the variance vanishes, and rounding has its way: a root of less than 0 would be NaN.
    [Fact]
    public void The_same_gradient_for_long_gives_no_NaN() =>
        Assert.All(Trial.From1(new CenteredRmsProp { Decay = 0.3, EpsilonPlacement = EpsilonPlacement.InsideRoot, Epsilon = 1e-30 }, [.. Enumerable.Repeat(0.7, 300)]), value => Assert.True(double.IsFinite(value)));
}
