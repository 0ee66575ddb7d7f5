using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class SgdTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | Linear | RotationEquivariant | Descending;

    private const OptimizerTraits Lacking = OptimizerTraits.None;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Sgd(), Promised, Lacking,
            ["θ' = θ - η g"],
            [@"\theta' = \theta - \eta g"]),
    ];

    [Fact]
    public void A_step_is_the_gradient_times_the_rate() =>
        Assert.Equal([0.5, 0.75], Trial.From1(new Sgd { LearningRate = 0.25 }, 2, -1));
}
