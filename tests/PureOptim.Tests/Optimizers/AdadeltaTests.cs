using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdadeltaTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | Descending;

    private const OptimizerTraits Lacking = Linear | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Adadelta(), Promised, Lacking,
            ["h' = ρ h + (1 - ρ) g²", "d' = ρ d + (1 - ρ) (√(d + ε) / √(h' + ε) g)²", "θ' = θ - η (√(d + ε) / √(h' + ε) g)"],
            [
                    @"h' = \rho h + \left(1 - \rho\right) g^2",
                    @"d' = \rho d + \left(1 - \rho\right) \left(\frac{\sqrt{d + \epsilon}}{\sqrt{h' + \epsilon}} g\right)^2",
                    @"\theta' = \theta - \eta \left(\frac{\sqrt{d + \epsilon}}{\sqrt{h' + \epsilon}} g\right)",
                ]),
    ];

    // ρ = 3/4, ε = 3: h = 1/4 · 4 = 1, so that u = 2 √3/√4 = √3 and d = 1/4 · 3 = 3/4. Then g = 0 moves nothing, h = d = 3/4, 9/16.
    // g = 2 again: h = 3/4 · 3/4 + 1 = 25/16, u = 2 √(3 + 9/16)/√(3 + 25/16) = 2 √(57/73).
    [Fact]
    public void Updates_are_as_large_as_the_past_ones()
    {
        var path = Trial.From1(new Adadelta { Decay = 0.75, Epsilon = 3 }, 2, 0, 2);
        Assert.Equal(1 - double.Sqrt(3), path[0], 1e-15);
        Assert.Equal(path[0], path[1]);
        Assert.Equal(path[1] - 2 * double.Sqrt(57.0 / 73), path[2], 4e-15);
    }

    [Fact]
    public void Without_epsilon_nothing_moves() => Assert.Equal([1, 1], Trial.From1(new Adadelta { Epsilon = 0 }, 2, -1));
}
