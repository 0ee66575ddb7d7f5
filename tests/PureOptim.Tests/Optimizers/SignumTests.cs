using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class SignumTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | ScaleInvariant | RestsWithoutGradient;

    private const OptimizerTraits Lacking = Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Signum(), Promised, Lacking,
            ["m' = β m + (1 - β) g", "θ' = θ - η sign(m')"],
            [@"m' = \beta m + \left(1 - \beta\right) g", @"\theta' = \theta - \eta \operatorname{sign}(m')"]),
    ];

    // m = 1/2, then 1/4 - 1/8 = 1/8, whose sign is still that of the first gradient, then 1/16 - 1/2.
    [Fact]
    public void The_sign_is_that_of_the_average() => Assert.Equal([0.75, 0.5, 0.75], Trial.From1(new Signum { LearningRate = 0.25, Beta = 0.5 }, 1, -0.25, -1));

    [Fact]
    public void Without_momentum_it_is_sign_SGD_bit_for_bit() =>
        Assert.Equal(Trial.From1(new SignSgd(), 0.3, -0.7, 0, 5), Trial.From1(new Signum { Beta = 0 }, 0.3, -0.7, 0, 5));
}
