using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class MomentumTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | Linear | RotationEquivariant;

    private const OptimizerTraits Lacking = Descending;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Momentum(), Promised, Lacking,
            ["v' = μ v - η g", "θ' = θ + v'"],
            [@"v' = \mu v - \eta g", @"\theta' = \theta + v'"]),
        new(
            new Momentum { LearningRatePlacement = LearningRatePlacement.OutsideVelocity }, Promised, Lacking,
            ["v' = μ v - g", "θ' = θ + η v'"],
            [@"v' = \mu v - g", @"\theta' = \theta + \eta v'"]),
    ];

    // v = -η g = -1/4, then μ v - η g = -1/8 - 1/4.
    [Theory]
    [InlineData(LearningRatePlacement.InsideVelocity)]
    [InlineData(LearningRatePlacement.OutsideVelocity)]
    public void Half_of_the_velocity_survives(LearningRatePlacement placement) =>
        Assert.Equal([0.75, 0.375], Trial.From1(new Momentum { LearningRate = 0.25, MomentumFactor = 0.5, LearningRatePlacement = placement }, 1, 1));
}
