using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class MadgradTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Madgrad(),
            OptimizerTraits.ElementWise | Odd,
            Linear | Descending | ProportionalToRate | RotationEquivariant | RotationEquivariantPerTensor,
            ["s' = s + λ_t g", "ν' = ν + λ_t g²", "λ_t = η √t", "θ' = (1 - μ) (a - s' / (∛ν' + ε)) + μ θ"],
            [
                @"s' = s + \lambda_t g", @"\nu' = \nu + \lambda_t g^2", @"\lambda_t = \eta \sqrt{t}",
                @"\theta' = \left(1 - \mu\right) \left(a - \frac{s'}{\sqrt[3]{\nu'} + \epsilon}\right) + \mu \theta",
            ]),
    ];

    // λ = 2: s = 4, ν = 2 · 4 = 8 and z = 1 - 4/2 = -1, half way from 1 to -1. Then λ = 2√2, and nothing is added: z = -1 again.
    [Fact]
    public void The_parameters_follow_the_start_less_a_quotient_of_sums() => Assert.Equal(
        [0, -0.5], Trial.From1(new Madgrad { LearningRate = 2, MomentumFactor = 0.5, Epsilon = 0 }, 2, 0));

    // The fourth step has twice the weight of the first: λ = 2 · 2, s = 4 · 4, ν = 4 · 16 and z = 1 - 16/4.
    [Fact]
    public void Later_gradients_weigh_more() => Assert.Equal(-3, Trial.From1(new Madgrad { LearningRate = 2, MomentumFactor = 0, Epsilon = 1e-300 }, 0, 0, 0, 4)[3], 1e-15);

    // 4/(2 + 2) = 1.
    [Fact]
    public void Epsilon_is_added_to_the_cube_root() => Assert.Equal(0, Trial.From1(new Madgrad { LearningRate = 2, MomentumFactor = 0, Epsilon = 2 }, 2)[0]);

    // An ε of 2^200, beside which the cube root of about 2^67 is nothing, and a rate of 2^200: descent whose rate grows with the root of t. That of the fourth step is 2.
    [Fact]
    public void With_a_large_epsilon_it_is_descent_with_a_growing_rate()
    {
        var large = double.ScaleB(1, 200);
        Assert.Equal(
            Trial.From1(new Sgd { LearningRate = Schedule.PiecewiseConstant(1, (3, 2)) }, 0.25, 0, 0, -0.5),
            Trial.From1(new Madgrad { LearningRate = large, MomentumFactor = 0, Epsilon = large }, 0.25, 0, 0, -0.5));
    }
}
