using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class SignSgdTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | Descending | ScaleInvariant;

    private const OptimizerTraits Lacking = Linear | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new SignSgd(), Promised, Lacking,
            ["θ' = θ - η sign(g)"],
            [@"\theta' = \theta - \eta \operatorname{sign}(g)"]),
    ];

    // 1 - 0.25, whatever the size; then back, and no step at a gradient of 0.
    [Fact]
    public void A_step_is_as_long_as_the_rate() => Assert.Equal([0.75, 1, 1], Trial.From1(new SignSgd { LearningRate = 0.25 }, 7, -1e-300, 0));

    [Fact]
    public void A_gradient_that_is_no_number_is_seen() => Assert.Equal(double.NaN, Trial.From1(new SignSgd(), double.NaN)[0]);
}
