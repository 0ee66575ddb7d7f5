using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class PidTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Pid(), OptimizerTraits.ElementWise | Odd | TranslationInvariant | Linear | ProportionalToRate | RotationEquivariant | RestsWithoutGradient,
            Descending,
            ["i' = μ i + (1 - δ) g", "d' = μ d + (1 - μ) (k_t (g - p))", "p' = g", "k_t = min(t - 1, 1)", "θ' = θ - η (p' + K_I i' + K_D d')"],
            [
                @"i' = \mu i + \left(1 - \delta\right) g", @"d' = \mu d + \left(1 - \mu\right) \left(k_t \left(g - p\right)\right)", "p' = g",
                @"k_t = \min(t - 1, 1)", @"\theta' = \theta - \eta \left(p' + K_I i' + K_D d'\right)",
            ]),
    ];

    // Integrals 2, 1 + 4, 5/2 + 4; changes none, 2/2, 1/2.
    [Fact]
    public void The_step_has_a_proportional_an_integral_and_a_derivative_part()
    {
        var path = Trial.From1(new Pid { LearningRate = 0.1, MomentumFactor = 0.5, Integral = 1, Derivative = 1 }, 2, 4, 4);
        Assert.Equal(1 - 0.1 * (2 + 2), path[0], 1e-15);
        Assert.Equal(0.6 - 0.1 * (4 + 5 + 1), path[1], 1e-15);
        Assert.Equal(-0.4 - 0.1 * (4 + 6.5 + 0.5), path[2], 1e-15);
    }

    // 1/4 of 2: 2 + 1/2.
    [Fact]
    public void A_damped_gradient_enters_the_integral_less() =>
        Assert.Equal(0.75, Trial.From1(new Pid { LearningRate = 0.1, Dampening = 0.75, Integral = 1 }, 2)[0], 1e-15);

    [Fact]
    public void Of_the_proportional_part_alone_it_is_descent_bit_for_bit() =>
        Assert.Equal(Trial.From1(new Sgd { LearningRate = 0.1 }, 0.3, -0.7, 0, 5), Trial.From1(new Pid { LearningRate = 0.1, Integral = 0, Derivative = 0 }, 0.3, -0.7, 0, 5));
}
