namespace PureOptim.Tests.Transforms;

public sealed class SamTests
{
    /// <summary>f = ‖θ‖²/2, whose gradient is θ.</summary>
    private static Parameters<double> Bowl(Parameters<double> point) => point;

    // N04: at 0 it stays, where 0/0 would be NaN. From θ > 0 the gradient is taken at θ + 0.05, so θ' = θ - 0.1 (θ + 0.05) = 0.9 θ - 0.005; the sum of
    // both gradients would give 0.795 first. Each step rounds a few numbers of about 1.
    [Fact]
    public void The_gradient_is_taken_further_up()
    {
        var sam = new Sgd { LearningRate = 0.1 }.SharpnessAware(0.05);
        Assert.All(Paths.Down(sam, [0.0, 0.0], Bowl, 5), at => Assert.Equal([0.0, 0.0], at.Parameters));
        double[] expected = [0.895, 0.8005, 0.71545];
        foreach (var (at, value) in Paths.Down(sam, [1.0], Bowl, 3).Zip(expected)) Assert.Equal(value, at.Parameters[0], 1e-15);
    }

    // From (3, 4) it stays on the ray, where it is r' = 0.9 r - 0.05: 5, 4.45, 3.955, 3.5095.
    [Fact]
    public void The_distance_is_that_of_all_coordinates_together()
    {
        var sam = new Sgd { LearningRate = 0.1 }.SharpnessAware(0.5);
        (double X, double Y)[] expected = [(2.67, 3.56), (2.373, 3.164), (2.1057, 2.8076)];
        foreach (var (at, (x, y)) in Paths.Down(sam, [3.0, 4.0], Bowl, 3).Zip(expected))
        {
            Assert.Equal(x, at.Parameters[0], 4e-15);
            Assert.Equal(y, at.Parameters[1], 4e-15);
        }
    }

    // Around an accumulation every gradient is taken further up; inside it the mean of all is, on the last batch.
    [Fact]
    public void Around_an_accumulation_it_looks_at_every_batch()
    {
        var around = Paths.Down(new Sgd { LearningRate = 0.1 }.Accumulating(2).SharpnessAware(0.05), [1.0], Bowl, 2).Last();
        var inside = Paths.Down(new Sgd { LearningRate = 0.1 }.SharpnessAware(0.05).Accumulating(2), [1.0], Bowl, 2).Last();
        Assert.Equal(0.895, around.Parameters[0], 1e-15);
        Assert.Equal(0.895, inside.Parameters[0], 1e-15);
    }

    [Fact]
    public void A_negative_radius_is_refused() =>
        Assert.StartsWith("Radius must be finite and at least 0.", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().SharpnessAware(-1)).Message, StringComparison.Ordinal);
}
