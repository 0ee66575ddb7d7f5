using PureOptim.Numerics;

namespace PureOptim.Tests.Objectives;

public sealed class ObjectiveTests
{
    private const double Rounding = 1.0 / (1L << 53);

    private static readonly Dictionary<string, Objective> _objectives = new(Objective.All.ToDictionary(objective => objective.Name))
    {
        ["rosenbrock in 5 dimensions"] = new Rosenbrock(5),
        ["zakharov in 4 dimensions"] = new Zakharov(4),
        ["styblinskiTang in 3 dimensions"] = new StyblinskiTang(3),
        ["rastrigin in 3 dimensions"] = new Rastrigin(3),
        ["diagonalQuadratic in 3 dimensions"] = new DiagonalQuadratic([0.5, 2.0, 3.0]),
        ["rotatedQuadratic by 77 degrees"] = new RotatedQuadratic(0.1, 2, 77),
        ["logisticRegression with a penalty"] = Objective.LogisticRegression with { Penalty = 0.25 },
    };

    public static TheoryData<string> Names => [.. _objectives.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void At_a_known_minimum_the_value_is_the_known_one_and_the_gradient_vanishes(string name)
    {
        var objective = _objectives[name];
        Assert.True(objective.Minima.Length > 0 || objective is LogisticRegression { Penalty: > 0 });
        foreach (var minimum in objective.Minima)
        {
            // If the minimum is on halves, every operation is exact; elsewhere sums have up to 64 terms, none above 512 in magnitude,
            // and the point itself is rounded, which the curvature (below 128) turns into a gradient.
            var exact = minimum.Point.Values.ToArray().All(x => double.IsInteger(2 * x));
            var bound = exact ? 0 : 64 * 512 * Rounding;
            Assert.Equal(minimum.Value, objective.Loss(minimum.Point), bound);
            foreach (var slope in objective.Gradient(minimum.Point)) Assert.Equal(0, slope, bound);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_below_a_known_minimum(string name)
    {
        var (objective, random) = (_objectives[name], new Random(7));
        foreach (var minimum in objective.Minima)
        {
            for (var i = 0; i < 100; i++)
            {
                var distance = double.ScaleB(1, -random.Next(0, 12));
                var near = Parameters<double>.Of(
                    minimum.Point.Layout, [.. minimum.Point.Values.ToArray().Select(x => x + distance * (2 * random.NextDouble() - 1))]);
                Assert.True(objective.Loss(near) > minimum.Value, $"{name} at {near} is below its minimum.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_agrees_with_central_differences(string name)
    {
        var (objective, random) = (_objectives[name], new Random(11));
        var window = objective.Window;
        for (var i = 0; i < 50; i++)
        {
            var point = new double[objective.Dimension];
            for (var axis = 0; axis < point.Length; axis++) point[axis] = window.Left + random.NextDouble() * (window.Right - window.Left);
            var gradient = objective.Gradient(Parameters<double>.Of(Layout.Vector(point.Length), point));
            for (var axis = 0; axis < point.Length; axis++)
            {
                // Richardson: a step and its half give a difference without the error of second order, and how large that error was, which
                // is far more than what is left. A value is good to some dozen roundings of its largest term.
                const double step = 1.0 / 1024;
                var (wide, largest) = Difference(objective, point, axis, step);
                var (narrow, _) = Difference(objective, point, axis, step / 2);
                var tolerance = double.Abs(wide - narrow) + 64 * Rounding * (1000 + largest) / step;
                Assert.Equal((4 * narrow - wide) / 3, gradient[axis], tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_and_gradient_in_binary32_are_those_of_binary64_but_for_rounding(string name)
    {
        var objective = _objectives[name];
        var start = objective.Start.Values.ToArray().Select(x => (float)x).ToArray();
        var wide = Parameters<double>.Of(Layout.Vector(start.Length), [.. start.Select(x => (double)x)]);
        var point = Parameters<float>.Of(Layout.Vector(start.Length), start);

        // At the starts no term is above 512 in magnitude, and some dozen of them round.
        const double bound = 64 * 512.0 / (1 << 24);
        Assert.Equal(objective.Loss(wide), objective.Loss(point), bound);
        foreach (var (expected, actual) in objective.Gradient(wide).Values.ToArray().Zip(objective.Gradient(point).Values.ToArray()))
            Assert.Equal(expected, actual, bound * double.Max(1, double.Abs(expected) / 512));
    }

    [Fact]
    public void Second_derivatives_come_from_duals_of_duals()
    {
        // The Hessian of Rosenbrock's function: (1200x² - 400y + 2, -400x; -400x, 200). At its minimum (802, -400; -400, 200).
        Assert.Equal((802, -400, 200), Hessian(Objective.Rosenbrock, 1, 1));
        Assert.Equal((1200 * 4 - 400 * 3 + 2, -800, 200), Hessian(Objective.Rosenbrock, 2, 3));

        // Himmelblau: (12x² + 4y - 42, 4x + 4y; 4x + 4y, 12y² + 4x - 26).
        Assert.Equal((74, 20, 34), Hessian(Objective.Himmelblau, 3, 2));
    }

    // The diagonals of the same Hessians.
    [Fact]
    public void The_curvature_is_the_diagonal_of_the_Hessian()
    {
        Assert.Equal([802.0, 200.0], Objective.Rosenbrock.Curvature<double>([1.0, 1.0]));
        Assert.Equal([3602.0, 200.0], Objective.Rosenbrock.Curvature<double>([2.0, 3.0]));
        Assert.Equal([74.0f, 34.0f], Objective.Himmelblau.Curvature<float>([3.0f, 2.0f]));
        Assert.Throws<ArgumentException>(() => Objective.Himmelblau.Curvature<double>([3.0]));
    }

    [Fact]
    public void The_gradient_has_the_layout_of_the_point()
    {
        var layout = Layout.Of(("a", []), ("b", [1, 1]));
        Assert.Same(layout, Objective.Booth.Gradient(Parameters<double>.Of(layout, 1, 2)).Layout);
    }

    [Fact]
    public void A_point_of_another_dimension_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Objective.Beale.Loss<double>([1.0, 2.0, 3.0]));
        Assert.StartsWith("beale has 2 coordinates, the point has 3.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Objective.Beale.Gradient<float>([1.0f]));
    }

    private static (double Difference, double Largest) Difference(Objective objective, double[] point, int axis, double step)
    {
        var (right, left) = (At(step), At(-step));
        return ((right - left) / (2 * step), double.Max(double.Abs(left), double.Abs(right)));

        double At(double by) =>
            objective.Loss(Parameters<double>.Of(Layout.Vector(point.Length), [.. point.Select((x, i) => i == axis ? x + by : x)]));
    }

    private static (double, double, double) Hessian(Objective objective, double x, double y)
    {
        return (Second(true, true), Second(true, false), Second(false, false));

        double Second(bool outer, bool inner) =>
            objective.Value(Coordinate(x, outer, inner), Coordinate(y, !outer, !inner)).Tangent.Tangent.Value;

        static Dual<Dual<Real64>> Coordinate(double value, bool outer, bool inner)
        {
            var number = inner ? Dual<Real64>.Variable(value) : Dual<Real64>.Constant(value);
            return outer ? Dual<Dual<Real64>>.Variable(number) : Dual<Dual<Real64>>.Constant(number);
        }
    }
}
