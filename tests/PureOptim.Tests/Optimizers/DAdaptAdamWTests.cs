using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class DAdaptAdamWTests
{
    private static readonly DAdaptAdamW _halves = new() { Beta1 = 0.5, Beta2 = 0.25, Epsilon = 1e-300, InitialDistance = 1 };

    internal static IEnumerable<OptimizerCard> Cards => [Card(new()), Card(new() { InitialDistance = 0.1 })];

    // e = √(3/4)/(1/2) = √3, m = √3, v = 3 and s = √3: a step of 1. Then e = √(15/16)/(3/4) = √15/3, m = √3/2 + √15/6, v = 3/2, and from s/√v = 1 r = √15/6: d̂ = 2 √15/6/(√3/2 + √15/6) is below 1.
    [Fact]
    public void The_first_steps_are_Adams_with_the_rate_in_the_moment()
    {
        var (path, distance) = Path(_halves, 2, 1);
        Assert.Equal(0, path[0], 1e-15);
        Assert.Equal(-(double.Sqrt(3) / 2 + double.Sqrt(15) / 6) / double.Sqrt(1.5), path[1], 1e-15);
        Assert.Equal(1, distance);
    }

    // As before, then e = √(63/64)/(7/8), m = m/2 + e/2, v = 1/4 · 3/2 + 3/4, r = √15/12 + e/2 · s/√(3/2) and s = s/2 + e/2: d = 2 r/s.
    [Fact]
    public void The_distance_grows_with_what_gradients_have_proved()
    {
        var (sum, rate) = (double.Sqrt(3) / 2 + double.Sqrt(15) / 6, double.Sqrt(63 / 64.0) / (7 / 8.0));
        var proved = double.Sqrt(15) / 12 + rate / 2 * sum / double.Sqrt(1.5);
        var (path, distance) = Path(_halves, 2, 1, 1);
        Assert.Equal(path[1] - (sum / 2 + rate / 2) / double.Sqrt(1.125), path[2], 1e-15);
        Assert.Equal(2 * proved / (sum / 2 + rate / 2), distance, 1e-15);
        Assert.True(distance > 1);
    }

    // √3 · 1/2 of the parameter beside a step of √3/(√3 + √3).
    [Fact]
    public void There_is_an_epsilon_and_a_decay_by_the_rate() =>
        Assert.Equal(0.5 - double.Sqrt(3) / 2, Trial.From1(_halves with { Epsilon = double.Sqrt(3), WeightDecay = 0.5 }, 2)[0], 1e-15);

    // The first step does not know of the rest.
    [Fact]
    public void The_first_step_is_Adams() => Assert.Equal(
        Trial.From1(new Adam { LearningRate = 0.5, Epsilon = 0.1 }, 3)[0], Trial.From1(new DAdaptAdamW { InitialDistance = 0.5, Epsilon = 0.1 }, 3)[0], 1e-15);

    private static (double[] Path, double Distance) Path(DAdaptAdamW optimizer, params double[] gradients)
    {
        Parameters<double> at = [1];
        var state = optimizer.Init(at);
        var path = new List<double>();
        foreach (var gradient in gradients)
        {
            (at, state) = optimizer.Step(state, at, (Parameters<double>)[gradient]);
            path.Add(at[0]);
        }

        return ([.. path], state.Scalars[0]);
    }

    private static OptimizerCard Card(DAdaptAdamW optimizer) => new(optimizer, Odd | PermutationEquivariant, Linear, [], []);
}
