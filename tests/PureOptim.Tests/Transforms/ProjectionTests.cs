namespace PureOptim.Tests.Transforms;

/// <summary>Projections of points that descent at rate 1 leads to.</summary>
public sealed class ProjectionTests
{
    // The three largest of (1, 1/2, -1/4) do not stay above 0; of the two larger ones the mean is 3/4 and their share 1/2: τ = 1/4.
    [Fact]
    public void The_nearest_point_of_a_simplex() => Assert.Equal([0.75, 0.25, 0], To(new Sgd().KeptOnSimplex(), 1, 0.5, -0.25));

    [Fact]
    public void One_element_has_all_of_the_sum_where_the_others_are_far_below()
    {
        Assert.Equal([2.0, 0, 0], To(new Sgd().KeptOnSimplex(2), 1e30, -1, 5));
        Assert.Equal([0.5], To(new Sgd().KeptOnSimplex(0.5), -8));
    }

    [Fact]
    public void The_nearest_point_of_the_ball_of_magnitudes()
    {
        Assert.Equal([0.75, -0.25, 0], To(new Sgd().KeptInL1Ball(1), 1, -0.5, 0.25));
        Assert.Equal([0.5, -0.25, 0.25], To(new Sgd().KeptInL1Ball(1), 0.5, -0.25, 0.25));
        Assert.Equal([0.625, -0.375], To(new Sgd().KeptInL1Ball(1) with { OnSurface = true }, 0.5, -0.25));
        Assert.Equal([0.875, 0], To(new Sgd().KeptInL1Ball(1) with { OnSurface = true }, 0.75, 0));
    }

    [Fact]
    public void On_the_surface_of_a_ball_short_parameters_are_lengthened()
    {
        Assert.Equal([3.0, 4], To(new Sgd().KeptInBall(10), 3, 4));
        Assert.Equal([6.0, 8], To(new Sgd().KeptInBall(10) with { OnSurface = true }, 3, 4));
        Assert.Equal([0.0, 0], To(new Sgd().KeptInBall(10) with { OnSurface = true }, 0, 0));
    }

    // (1, 2) has 11 by the weights (3, 4), of length 5: 6 too much, 6/25 of (3, 4). With 17 there are 6 too few, which counts on the surface alone. One weight is for all: 3 is 1 too much, a half of 1 for each.
    [Fact]
    public void The_nearest_point_of_a_halfspace_and_of_its_surface()
    {
        AssertNear([1 - 18 / 25.0, 2 - 24 / 25.0], new Sgd().KeptInHalfspace([3.0, 4.0], 5));
        AssertNear([1, 2], new Sgd().KeptInHalfspace([3.0, 4.0], 17));
        AssertNear([1 + 18 / 25.0, 2 + 24 / 25.0], new Sgd().KeptInHalfspace([3.0, 4.0], 17) with { OnSurface = true });
        AssertNear([0.5, 1.5], new Sgd().KeptInHalfspace([1.0], 2));

        static void AssertNear(double[] expected, IOptimizer halfspace) => Assert.Equal(expected, To(halfspace, 1, 2), (one, other) => double.Abs(one - other) <= 1e-15);
    }

    [Fact]
    public void Weights_that_are_none_or_of_another_number_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Sgd().KeptInHalfspace([0.0, 0.0], 1));
        Assert.Throws<ArgumentException>(() => new Sgd().KeptInHalfspace([], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().KeptInHalfspace([1.0, double.NaN], 1));
        Assert.Equal(
            "Halfspace has 2 weights, and there are 3 parameters. (Parameter 'layout')",
            Assert.Throws<ArgumentException>(() => new Sgd().KeptInHalfspace([3.0, 4.0], 1).Init((Parameters<double>)[1.0, 2.0, 3.0])).Message);
    }

    [Fact]
    public void A_radius_of_zero_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().KeptOnSimplex(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().KeptInL1Ball(0));
    }

    /// <summary>A step from 0 that would lead to a point.</summary>
    private static double[] To(IOptimizer projection, params double[] point) => Paths.Along(
        projection is PureOptim.Core.Wrapper wrapper ? wrapper with { Wrapped = new Sgd { LearningRate = 1 } } : projection,
        Parameters<double>.Filled(Layout.Vector(point.Length), 0), [[.. point.Select(x => -x)]]).Single().Parameters.Values.ToArray();
}
