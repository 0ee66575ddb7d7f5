using PureOptim.Runs;
using PureOptim.Runs.Data;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;

namespace PureOptim.Tests.Data;

public sealed class PointSamplerTests
{
    // What is left of binary32 in a coordinate of size 1, times the slope of the equations below, which is less than 8.
    private const double Rounding = 8 * 6e-8;

    [Fact]
    public void Without_noise_the_points_of_the_exclusive_or_lie_in_the_quadrants_of_their_class() =>
        Assert.All(Points(PointPattern.ExclusiveOr), point => Assert.Equal(point.Label == 0, point.X * point.Y >= 0));

    [Fact]
    public void Without_noise_the_moons_are_half_circles_around_two_centres() => Assert.All(Points(PointPattern.Moons), point =>
    {
        var sign = point.Label == 0 ? 1 : -1;
        var (x, y) = (1.5 * sign * point.X + 0.5, 1.5 * sign * point.Y + 0.25);
        Assert.Equal(1, x * x + y * y, Rounding);
        Assert.True(y > -Rounding);
    });

    [Fact]
    public void Without_noise_the_angle_of_a_point_of_the_spirals_grows_with_its_distance_from_0() => Assert.All(Points(PointPattern.Spirals), point =>
    {
        var r = Math.Sqrt(point.X * point.X + point.Y * point.Y);
        var turn = Math.Atan2(point.Y, point.X) / (2 * Math.PI) + (point.Label == 0 ? 0 : 0.5);
        Assert.InRange(r, 0.1 - Rounding, 1 + Rounding);
        // A circle is short near 0, where a coordinate's rounding is a larger part of it.
        Assert.Equal(0, Math.IEEERemainder(turn - r, 1), 10 * Rounding);
    });

    [Fact]
    public void Each_class_has_as_many_points_and_those_to_test_on_are_others()
    {
        var data = PointSampler.Of(new(PointPattern.Spirals) { Count = 50 });
        var (train, test) = (Assert.IsType<PointSet>(data.Train), Assert.IsType<PointSet>(data.Test));
        Assert.Equal((50, 25, 50, 25), (train.Count, train.Labels.Sum(), test.Count, test.Labels.Sum()));
        Assert.Empty(train.Coordinates.Intersect(test.Coordinates));
        Assert.Equal<float>(train.Coordinates, Assert.IsType<PointSet>(PointSampler.Of(new(PointPattern.Spirals) { Count = 50 }).Train).Coordinates);
        Assert.Empty(train.Coordinates.Intersect(Assert.IsType<PointSet>(PointSampler.Of(new(PointPattern.Spirals) { Count = 50, Seed = 1 }).Train).Coordinates));
    }

    [Fact]
    public void Noise_is_added_to_the_points_and_leaves_them_their_class()
    {
        var (clean, noisy) = (Points(PointPattern.Moons), Points(PointPattern.Moons, noise: 0.5));
        var squares = clean.Zip(noisy, (a, b) => (b.X - a.X) * (b.X - a.X) + (b.Y - a.Y) * (b.Y - a.Y)).Average() / 2;
        // The variance of 2 x 2,000 normal numbers deviates by 2 % of it; five of these.
        Assert.Equal(0.25, squares, 0.25 * 5 * Math.Sqrt(2.0 / 4000));
        Assert.Equal(clean.Select(point => point.Label), noisy.Select(point => point.Label));
    }

    [Fact]
    public void A_network_learns_the_exclusive_or_as_its_description_says()
    {
        var trace = (CurveTrace)Plan.For(Parse("""{"points": {"pattern": "exclusiveOr"}}""", "[2, 8, 2]"), folder: null, threads: 1).Run(static _ => { }).Traces[0];
        Assert.InRange(trace.TestAccuracy, 0.9, 1);
        Assert.True(trace.FinalLoss < trace.Losses[0] / 2);
    }

    [Theory]
    [InlineData("""{"points": {"pattern": "moons"}}""", "[3, 2]", "layers begin with 3; the points to train on have 2 coordinates")]
    [InlineData("""{"points": {"pattern": "moons"}}""", "[2, 1]", "layers end with 1; the points are of 2 classes")]
    [InlineData("""{"points": {"pattern": "moons", "count": 3}}""", "[2, 2]", "Count must be even")]
    [InlineData("""{"points": {"pattern": "moons", "noise": -1}}""", "[2, 2]", "Noise must be between 0 and 10")]
    [InlineData("\"points\"", "[2, 2]", "it lacks the field \"pattern\"")]
    public void What_does_not_fit_is_refused(string data, string layers, string complaint) =>
        Assert.Contains(complaint, Assert.Throws<RunException>(() => Plan.For(Parse(data, layers), folder: null, threads: 1)).Message, StringComparison.Ordinal);

    private static (float X, float Y, int Label)[] Points(PointPattern pattern, double noise = 0)
    {
        var set = Assert.IsType<PointSet>(PointSampler.Of(new(pattern) { Count = 2000, Noise = noise }).Train);
        return [.. set.Coordinates.Chunk(2).Zip(set.Labels, (at, label) => (at[0], at[1], label))];
    }

    private static Description Parse(string data, string layers) => Description.Parse("test", $$"""
        {
          "name": "points", "steps": 200,
          "problem": { "classify": { "data": {{data}}, "layers": {{layers}}, "activation": "tanh", "batchSize": 40 } },
          "optimizers": [ { "optimizer": { "adam": { "learningRate": 0.03 } } } ]
        }
        """);
}
