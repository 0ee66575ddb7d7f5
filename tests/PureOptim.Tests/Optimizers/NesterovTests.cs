using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class NesterovTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | Linear | RotationEquivariant;

    private const OptimizerTraits Lacking = Descending;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Nesterov(), Promised, Lacking,
            ["v' = μ v - η g", "θ' = θ + μ² v - (1 + μ) η g"],
            [@"v' = \mu v - \eta g", @"\theta' = \theta + \mu^2 v - \left(1 + \mu\right) \eta g"]),
        new(
            new Nesterov { LearningRatePlacement = LearningRatePlacement.OutsideVelocity }, Promised, Lacking,
            ["v' = μ v - g", "θ' = θ + η μ² v - (1 + μ) η g"],
            [@"v' = \mu v - g", @"\theta' = \theta + \eta \mu^2 v - \left(1 + \mu\right) \eta g"]),
    ];

    // The gradient counts 1 + μ times: 1 - 3/2 · 1/4. Then μ² of the velocity -1/4 is added to as much again: 5/8 - 1/16 - 3/8.
    [Theory]
    [InlineData(LearningRatePlacement.InsideVelocity)]
    [InlineData(LearningRatePlacement.OutsideVelocity)]
    public void A_step_looks_ahead_by_the_velocity(LearningRatePlacement placement) =>
        Assert.Equal([0.625, 0.1875], Trial.From1(new Nesterov { LearningRate = 0.25, MomentumFactor = 0.5, LearningRatePlacement = placement }, 1, 1));
}
