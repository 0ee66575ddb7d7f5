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
