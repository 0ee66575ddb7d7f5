namespace PureOptim.Tests.Transforms;

public sealed class GradientNoiseTests
{
    // By hand from JAX's normals of key 0 with 0, 1, 2 folded in, and σ = 0.1, 0.08264503181542117, 0.07392505476852605. A normal is within 4 ulp of JAX's, of
    // which a step takes a hundredth; the sums round.
    [Fact]
    public void The_noise_is_that_of_its_key_and_fades()
    {
        (double X, double Y)[] expected =
        [
            (0.8811997010710705, -2.045187850262992), (0.7927773121958614, -2.1070238171535554), (0.6898904251514327, -2.1656931283855028),
        ];
        var points = Paths.Along(new NoisySgd { LearningRate = 0.1 }, [1.0, -2.0], Enumerable.Repeat<Parameters<double>>([1.0, 0.5], 3));
        foreach (var (at, (x, y)) in points.Zip(expected))
        {
            Assert.Equal(x, at.Parameters[0], 1e-15);
            Assert.Equal(y, at.Parameters[1], 1e-15);
        }
    }

    // The step after n others has a key of its own for every n, beyond 2^32 too.
    [Fact]
    public void Every_step_has_noise_of_its_own()
    {
        var optimizer = new Sgd { LearningRate = 1 }.WithNoise(1) with { Fading = 0 };
        long[] steps = [0, 1, 2, uint.MaxValue - 1L, uint.MaxValue, uint.MaxValue + 1L, uint.MaxValue + 2L, 3 * (uint.MaxValue + 1L), long.MaxValue / 2];
        var draws = steps.Select(step => -optimizer.Step(StateAt(step), [0.0], (Parameters<double>)[0.0]).Parameters[0]).ToArray();
        Assert.Equal(steps.Length, draws.Distinct().Count());
        Assert.Equal(RandomKey.FromSeed(0).FoldIn(2).Normal<double>(0), draws[2]);

        OptimizerState<double> StateAt(long step) => new("GradientNoise", step, [], [], [new("Sgd", step, [], [])]);
    }

    [Fact]
    public void Another_seed_is_other_noise()
    {
        Parameters<double> start = [1.0], gradient = [1.0];
        double After(ulong seed) => Paths.Along(new NoisySgd { Seed = seed }, start, [gradient]).Single().Parameters[0];
        Assert.Equal(After(3), After(3));
        Assert.Equal(3, new[] { After(0), After(1), After(1UL << 63) }.Distinct().Count());
    }

    // Element i of the model, whatever tensor it is in.
    [Fact]
    public void Elements_count_over_all_tensors()
    {
        var (one, two) = (Layout.Vector(2000), Layout.Of(("a", [1500]), ("b", [20, 25])));
        var noisy = new NoisySgd();
        Assert.Equal(
            Paths.Along(noisy, Parameters<double>.Filled(one, 1), [Parameters<double>.Filled(one, 0)]).Single().Parameters.Values,
            Paths.Along(noisy, Parameters<double>.Filled(two, 1), [Parameters<double>.Filled(two, 0)]).Single().Parameters.Values);
    }
}
