using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class ProdigyTests
{
    private static readonly Prodigy _halves = new() { Beta1 = 0.5, Beta2 = 0.5, Beta3 = 0.5, Epsilon = 0, InitialDistance = 1, Coefficient = 4 };

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        .. from corrects in new[] { false, true }
           from safeguards in new[] { false, true }
           from placement in Enum.GetValues<DecayPlacement>()
           select Card(new() { CorrectsBias = corrects, SafeguardsWarmUp = safeguards, DecayPlacement = placement }),
        Card(new() { InitialDistance = 0.1 }),
    ];

    // m = 1, v = 2, s = 2 and r = 0: 1 - 1/√2. Then m = 1, v = 3/2, s = 2 and r = 1/√2: a step of 1/√(3/2), and d = 4/√2/2 = √2.
    // Then m = 1/2 + √2/2, v = 3/4 + 1/2 · 2 and a step of √2 m/√v.
    [Fact]
    public void The_distance_grows_with_what_gradients_and_the_way_agree_on()
    {
        var path = Trial.From1(_halves, 2, 1, 1);
        var root = double.Sqrt(2);
        Assert.Equal(1 - 1 / root, path[0], 1e-15);
        Assert.Equal(1 - 1 / root - 1 / double.Sqrt(1.5), path[1], 1e-15);
        Assert.Equal(path[1] - root * (0.5 + root / 2) / double.Sqrt(1.75), path[2], 1e-15);
    }

    // ε counts by the distance after the step: 1 - 1/(√2 + 1 · 3). Half of the parameter decays besides, by the rate of 1.
    [Fact]
    public void Epsilon_and_the_decay_go_with_the_distance()
    {
        Assert.Equal(1 - 1 / (double.Sqrt(2) + 3), Trial.From1(_halves with { Epsilon = 3 }, 2)[0], 1e-15);
        Assert.Equal(0.5 - 1 / double.Sqrt(2), Trial.From1(_halves with { WeightDecay = 0.5 }, 2)[0], 1e-15);
    }

    // At a rate of 1/2 the first step is 1/2 · 1/√2, s = 1 (2 if safe), then r = 1/2 · 1/(2√2) and s = 1/2 + 1/2 (1 + 1): d̂ = 4/(4√2)/1 is below 1, or half of that. For c = 16 it is 4/√2/1, or a half of it.
    [Theory, InlineData(false, 2.8284271247461903), InlineData(true, 1.4142135623730951)]
    public void A_warm_up_may_be_left_out_of_the_sum(bool safeguards, double expected)
    {
        var prodigy = _halves with { LearningRate = 0.5, Coefficient = 16, SafeguardsWarmUp = safeguards };
        Parameters<double> at = [1];
        var state = prodigy.Init(at);
        foreach (var gradient in (double[])[2, 1]) (at, state) = prodigy.Step(state, at, (Parameters<double>)[gradient]);
        Assert.Equal(expected, state.Scalars[0], 1e-15);
    }

    // Of an estimate that never grows is left Adam at a rate of d0, with ε before the correction.
    [Fact]
    public void Where_the_distance_stays_it_is_Adam()
    {
        var adam = Trial.From1(new Adam { LearningRate = 0.25, Epsilon = 0.1 }, 2, -1, 3);
        var prodigy = Trial.From1(new Prodigy { InitialDistance = 0.25, Coefficient = 0, Epsilon = 0.1, CorrectsBias = true }, 2, -1, 3);
        foreach (var (expected, actual) in adam.Zip(prodigy)) Assert.Equal(expected, actual, 1e-15);
    }

    // The first estimate, √2, is as it comes. In the third step a - θ = 1/√2 + 1/√1.5, r = 1/2 · 1/√2 + 2 (a - θ) and s = 1/2 · 2 + 2: 4/3 r, more than 5/4 of √2. What has been found is kept for later.
    [Fact]
    public void The_growth_of_the_distance_may_be_bounded()
    {
        var root = double.Sqrt(2);
        var found = 4.0 / 3 * (0.5 / root + 2 * (1 / root + 1 / double.Sqrt(1.5)));
        Assert.Equal([1, root, found], Distances(_halves), (one, other) => double.Abs(one - other) <= 2e-15);
        Assert.Equal([1, root, 1.25 * root], Distances(_halves with { GrowthRate = 1.25 }), (one, other) => double.Abs(one - other) <= 2e-15);

        static double[] Distances(Prodigy prodigy)
        {
            var at = prodigy.Start((Parameters<double>)[1.0]);
            return [.. new[] { 2.0, 1, 1 }.Select(gradient => (at = prodigy.Step(at.State, at.Parameters, (Parameters<double>)[gradient])).State.Scalars[0])];
        }
    }

    // m = g/2 and √v = |g|/√2, of nine numbers that fill vectors and more.
    [Fact]
    public void A_step_may_be_an_angle()
    {
        double[] gradients = [1, -1, 2, -2, 3, 0.5, -0.5, 7, 0];
        var (angles, zero) = (_halves with { TakesAngles = true }, Parameters<double>.Filled(Layout.Vector(9), 0));
        var moved = angles.Step(angles.Init(zero), zero, (Parameters<double>)[.. gradients]).Parameters;
        Trial.AssertNear([.. gradients.Select(gradient => -double.Sign(gradient) * double.Atan(double.Sqrt(0.5)))], moved);
        Assert.Equal(angles with { Beta3 = double.Sqrt(0.5) }, Dialects.PyTorchOptimizer.Prodigy(betas: (0.5, 0.5), d0: 1, dCoef: 4, eps: null));
    }

    private static OptimizerCard Card(Prodigy prodigy) => new(prodigy, Odd, Linear, [], []);
}
