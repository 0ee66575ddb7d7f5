using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class DAdaptAdaGradTests
{
    internal static IEnumerable<OptimizerCard> Cards => [Card(new()), Card(new() { InitialDistance = 0.1 }), Card(new() { InitialAccumulator = 0.1 })];

    private static readonly DAdaptAdaGrad _plain = new() { InitialDistance = 1, InitialAccumulator = 0, Epsilon = 0 };

    // Of k gradients of 2, s = 2k, h = 4k and A = 2 √k: the way is √k, ⟨s, s/A⟩ = 2 k √k, and r = 2 (1 + 1/√2 + ... + 1/√k). At k = 4 their difference over s is (16 - 2 - √2 - 2/√3 - 1) / 8, the first above 1: the
    // fifth gradient counts for that.
    [Fact]
    public void The_distance_grows_with_what_gradients_have_proved()
    {
        var distance = (13 - double.Sqrt(2) - 2 / double.Sqrt(3)) / 8;
        var path = Trial.From1(_plain, 2, 2, 2, 2, 2);
        foreach (var (expected, actual) in new[] { 0, 1 - double.Sqrt(2), 1 - double.Sqrt(3), -1, 1 - (8 + 2 * distance) / double.Sqrt(20) }.Zip(path)) Assert.Equal(expected, actual, 2e-15);
    }

    // √(5 + 4) + 1 = 4.
    [Fact]
    public void There_are_an_epsilon_and_first_squares() => Assert.Equal(0.5, Trial.From1(_plain with { InitialAccumulator = 5, Epsilon = 1 }, 2)[0], 1e-15);

    // As long as the bound stays, it is AdaGrad on its sum: the first step is AdaGrad's.
    [Fact]
    public void The_first_step_is_AdaGrads() => Assert.Equal(
        Trial.From1(new AdaGrad { LearningRate = 0.25, Epsilon = 0.1 }, 3)[0], Trial.From1(_plain with { InitialDistance = 0.25, Epsilon = 0.1 }, 3)[0], 1e-15);

    // Half of 1 and half of 0.
    [Fact]
    public void A_momentum_averages_with_the_parameters() => Assert.Equal(0.5, Trial.From1(_plain with { MomentumFactor = 0.5 }, 2)[0], 1e-15);

    private static OptimizerCard Card(DAdaptAdaGrad optimizer) => new(optimizer, Odd | PermutationEquivariant, Linear, [], []);
}
