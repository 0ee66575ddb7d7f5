using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class DAdaptSgdTests
{
    internal static IEnumerable<OptimizerCard> Cards => [Card(new()), Card(new() { InitialDistance = 0.1 })];

    // By the authors' formulas, with d0 = 1. g = 2 is the norm: e g = 1, r = 0, s = 1. Then 1: e g = 1/2, r = 1/2 · 1, s = 3/2, and 2 r / s = 2/3 is below 1. Then 4: e g = 2, r = 1/2 + 2 · 3/2, s = 7/2: d = 2.
    // Then -2: e g = -2, s = 3/2.
    [Fact]
    public void The_distance_grows_with_what_gradients_have_proved() =>
        Assert.Equal([0, -0.5, -2.5, -0.5], Trial.From1(new DAdaptSgd { InitialDistance = 1 }, 2, 1, 4, -2));

    // Half of 1 and half of 0; then half of that and half of 1 - 3/2.
    [Fact]
    public void A_momentum_averages_with_the_parameters() =>
        Assert.Equal([0.5, 0], Trial.From1(new DAdaptSgd { InitialDistance = 1, MomentumFactor = 0.5 }, 2, 1));

    // The norm is that of the first gradient that there is, (3, 4), of both tensors.
    [Fact]
    public void The_first_step_is_as_long_as_the_first_bound()
    {
        var layout = Layout.Of(("a", [1]), ("b", [1]));
        var optimizer = new DAdaptSgd { InitialDistance = 0.5 };
        var at = optimizer.Start(Parameters<double>.Filled(layout, 0));
        at = optimizer.Step(at.State, at.Parameters, Parameters<double>.Filled(layout, 0));
        Assert.Equal(Parameters<double>.Filled(layout, 0), at.Parameters);
        Trial.AssertNear([-0.3, -0.4], optimizer.Step(at.State, at.Parameters, Parameters<double>.Of(layout, 3, 4)).Parameters);
    }

    private static OptimizerCard Card(DAdaptSgd optimizer) => new(optimizer, Odd | PermutationEquivariant | RotationEquivariant | RestsWithoutGradient, Linear, [], []);
}
