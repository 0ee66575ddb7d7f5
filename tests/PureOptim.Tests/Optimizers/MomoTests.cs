using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class MomoTests
{
    private static readonly Momo _half = new() { Beta = 0.5 };

    internal static IEnumerable<OptimizerCard> Cards => [Card(new()), Card(new() { AdaptsLowerBound = true }), Card(new() { LowerBound = 0.1 })];

    // f̄ = 1, γ = ⟨m, θ⟩ = 2 and m = 2: τ = (1 - 2 + 2)/4. Then f̄ = 3/4, γ = 1 + 1/4, m = 3/2 and ⟨m, θ⟩ = 3/4: τ = (3/4 - 5/4 + 3/4)/(9/4) = 1/9.
    [Fact]
    public void A_step_goes_to_the_lowest_loss_along_the_average_of_lines()
    {
        var path = Path(_half, (2, 1), (1, 0.5));
        Assert.Equal(0.5, path[0], 1e-15);
        Assert.Equal(1 / 3.0, path[1], 1e-15);
        Assert.Equal(0.8, Path(_half with { LearningRate = 0.1 }, (2, 1))[0], 1e-15);
        Assert.Equal(0.75, Path(_half with { LowerBound = 0.5 }, (2, 1))[0], 1e-15);
    }

    // λ = 1/2: a third of the parameter, and τ = (3/2 (1 - 2) + 2)/4 = 1/8.
    [Fact]
    public void A_decay_is_a_share_and_a_part_of_the_model() => Assert.Equal(1 - 1 / 3.0 - 0.25, Path(_half with { WeightDecay = 0.5 }, (2, 1))[0], 1e-15);

    // τ = min(1, (1 + 10)/4): a step of 2, and f* = max(1 - 4/2, -10) = -1. Then f̄ = -1/2, γ = 1/2, m = 3/2, ⟨m, θ⟩ = -3/2: the lines fall to -5/2, so f* = -5/4, there is no step, and f* = -5/2 afterwards.
    [Fact]
    public void The_lowest_loss_may_be_estimated()
    {
        var momo = _half with { LowerBound = -10, AdaptsLowerBound = true };
        Parameters<double> at = [1];
        var state = momo.Init(at);
        (at, state) = momo.Step(state, at, new([2.0], 1));
        Assert.Equal((-1, -1), (at[0], state.Scalars[2]));
        (at, state) = momo.Step(state, at, new([1.0], -2));
        Assert.Equal((-1, -2.5), (at[0], state.Scalars[2]));
    }

    [Fact]
    public void Without_momentum_it_is_Polyaks_step()
    {
        (double, double)[] steps = [(2, 1), (-1, 0.5), (0.5, 0.25)];
        foreach (var (expected, actual) in Path(new PolyakSgd { Climbs = false }, steps).Zip(Path(new Momo { Beta = 0 }, steps))) Assert.Equal(expected, actual, 1e-15);
    }

    [Fact]
    public void A_gradient_of_zero_moves_nothing() => Assert.Equal([1], Path(_half, (0, 1)));

    internal static double[] Path(IOptimizer optimizer, params (double Gradient, double Loss)[] steps)
    {
        Parameters<double> at = [1];
        var state = optimizer.Init(at);
        return [.. steps.Select(step =>
        {
            (at, state) = optimizer.Step(state, at, new([step.Gradient], step.Loss));
            return at[0];
        })];
    }

    private static OptimizerCard Card(Momo momo) => new(momo, Odd | RotationEquivariant, None, [], []);
}
