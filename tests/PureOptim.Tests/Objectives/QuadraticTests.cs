namespace PureOptim.Tests.Objectives;

public sealed class QuadraticTests
{
    private static readonly Parameters<double>[] _points = Points(3);

    [Fact]
    public void Turned_by_nothing_or_by_quarter_turns_a_quadratic_is_diagonal_to_the_bit()
    {
        var (straight, crossed) = (new DiagonalQuadratic([0.1, 2.0]), new DiagonalQuadratic([2.0, 0.1]));
        foreach (var point in _points)
        {
            foreach (var degrees in new[] { 0.0, 180, -360, 3600 })
                Assert.Equal(straight.Loss(point), new RotatedQuadratic(0.1, 2, degrees).Loss(point));

            // The terms are added the other way round, which changes no bit of a sum of two.
            foreach (var degrees in new[] { 90.0, -90, 270, 990 })
                Assert.Equal(crossed.Loss(point), new RotatedQuadratic(0.1, 2, degrees).Loss(point));
        }
    }

    [Fact]
    public void Turned_by_45_degrees_the_ellipse_is_the_rotated_ellipse()
    {
        foreach (var point in _points)
        {
            // No term is above 1000 at these points; less than 16 of them round.
            const double bound = 16 * 1000.0 / (1L << 53);
            Assert.Equal(Objective.RotatedEllipse.Loss(point), new RotatedQuadratic(0.1, 2, 45).Loss(point), bound);
            Assert.Equal(Objective.DoubledRotatedEllipse.Loss(point), 2 * Objective.RotatedEllipse.Loss(point), bound);
        }
    }

    [Fact]
    public void Turning_function_and_point_together_changes_nothing()
    {
        var ellipse = Objective.Ellipse;
        for (var degrees = -400; degrees <= 400; degrees += 10)
        {
            // Turned with the framework's cosine: only the value matters here, to 16 roundings of terms below 1000.
            var (sine, cosine) = double.SinCos(degrees * double.Pi / 180);
            foreach (var point in _points)
            {
                var (x, y) = (point[0], point[1]);
                var turned = new RotatedQuadratic(0.1, 2, degrees).Loss<double>([cosine * x - sine * y, sine * x + cosine * y]);
                Assert.Equal(ellipse.Loss(point), turned, 16 * 1000.0 / (1L << 53));
            }
        }
    }

    [Fact]
    public void The_ellipse_is_the_diagonal_quadratic_of_its_coefficients_to_the_bit()
    {
        foreach (var point in _points) Assert.Equal(new DiagonalQuadratic([0.1, 2.0]).Gradient(point), Objective.Ellipse.Gradient(point));
    }

    [Fact]
    public void Quadratics_with_the_same_coefficients_are_equal()
    {
        Assert.Equal(new DiagonalQuadratic([1.0, 2.0]), new DiagonalQuadratic([1.0, 2.0]));
        Assert.NotEqual(new DiagonalQuadratic([1.0, 2.0]), new DiagonalQuadratic([1.0, 3.0]));
    }

    [Fact]
    public void A_quadratic_that_is_not_a_bowl_names_no_minimum()
    {
        Assert.Empty(new DiagonalQuadratic([1.0, 0.0]).Minima);
        Assert.Empty(new DiagonalQuadratic([1.0, -1.0]).Minima);
        Assert.Single(new DiagonalQuadratic([1.0, double.Epsilon]).Minima);
    }

    [Fact]
    public void Coefficients_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new DiagonalQuadratic([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiagonalQuadratic([1.0, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RotatedQuadratic(0, 1, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RotatedQuadratic(1, double.NaN, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RotatedQuadratic(1, 1, double.PositiveInfinity));
    }

    private static Parameters<double>[] Points(int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, 50).Select(_ => (Parameters<double>)[Coordinate(), Coordinate()]).ToArray();

        double Coordinate() => 20 * random.NextDouble() - 10;
    }
}
