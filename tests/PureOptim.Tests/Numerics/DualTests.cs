using System.Runtime.Intrinsics;
using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

public sealed class DualTests
{
    private const double Rounding = 1.0 / (1L << 53);

    private static readonly double[] _points = Points(1, 200);

    [Fact]
    public void Values_have_the_bits_of_the_formula_without_derivatives()
    {
        foreach (var (x, y) in _points.Zip(Points(2, 200)))
        {
            var (plain, dual) = (Everything<Real64>(x, y), Everything(Variable(x), Variable(y)));
            Assert.Equal(plain.Select(value => Bits(value)), dual.Select(dual => Bits(dual.Value)));
        }
    }

    [Fact]
    public void A_constant_has_no_derivative_whatever_is_done_with_it()
    {
        foreach (var result in Everything<Dual<Real64>>(0.75, 1.25)) Assert.Equal(0, result.Tangent.Value);
        Assert.Equal(0, Tangent(Dual<Real64>.IfLess(Variable(1), 2.0, 3.0, Variable(4))));
    }

    [Fact]
    public void A_constant_stays_one_so_that_it_adds_not_even_a_NaN_to_a_derivative()
    {
        // Were a constant's derivative a zero like others, its product with an infinite factor would be NaN.
        var infinite = Variable(double.PositiveInfinity);
        Dual<Real64> two = 2;
        foreach (var constant in new[] { Dual<Real64>.Max(two, 1), Dual<Real64>.Min(two, 3), Dual<Real64>.Sqrt(4.0), Dual<Real64>.IfLess(0, 1, two, 3), -(-two), two + 0.0 })
            Assert.Equal(2, Tangent(constant * infinite));
        Assert.Equal(2, Tangent(Dual<Real64>.IfLess(0, 1, Variable(3), 4) * two));
        Assert.Equal(2, Tangent(Dual<Real64>.IfLess(1, 0, 4, Variable(3)) * two));

        // Nor does it turn the sign of a zero.
        Assert.Equal(Bits((Real64)(-0.0)), Bits((two + new Dual<Real64>(1, -0.0)).Tangent));
        Assert.Equal(Bits((Real64)(-0.0)), Bits((two - new Dual<Real64>(1, 0.0)).Tangent));
        Assert.Equal(Bits((Real64)(-0.0)), Bits((two * new Dual<Real64>(1, -0.0)).Tangent));
        Assert.Equal(Bits((Real64)(-0.0)), Bits((two / new Dual<Real64>(1, 0.0)).Tangent));
    }

    [Fact]
    public void The_absolute_value_of_a_zero_that_does_not_vary_has_no_derivative() =>
        Assert.Equal(0, Tangent(Dual<Real64>.Abs(new(0, 0))));

    [Fact]
    public void A_number_prints_with_its_derivative_beside_it() => Assert.Equal("2 (3)", new Dual<Real64>(2, 3).ToString());

    [Fact]
    public void Sums_products_and_quotients_of_small_integers_have_exact_derivatives()
    {
        for (var i = -20; i <= 20; i++)
        {
            var x = Variable(i);
            Assert.Equal(3 * i * i - 8 * i + 5, Tangent(x * x * x - 4.0 * (x * x) + x * 5.0 - 7.0));
            Assert.Equal(-2 * i, Tangent(1.0 - x * x));
            Assert.Equal(0.5, Tangent(x / 2.0));
            Assert.Equal(-1, Tangent(-x + 3.0));

            // (1/x)' = -1/x², and (x/(x + 32))' = 32/(x + 32)²: quotients by powers of two are exact.
            var power = double.ScaleB(1, i);
            Assert.Equal(-1 / (power * power), Tangent(1.0 / Variable(power)));
        }

        Assert.Equal(32.0 / (64 * 64), Tangent(Variable(32) / (Variable(32) + 32.0)));
    }

    [Fact]
    public void Order_of_operands_changes_no_bit_of_a_sum_or_a_product()
    {
        foreach (var (x, y) in _points.Zip(Points(3, 200)))
        {
            var (left, right) = (new Dual<Real64>(x, y), new Dual<Real64>(y, x * y));
            Assert.Equal(Bits(left * right), Bits(right * left));
            Assert.Equal(Bits(left + right), Bits(right + left));
            Assert.Equal(Bits(left - right), Bits(left + -right));
        }
    }

    [Fact]
    public void Inverse_functions_undo_each_other_in_derivatives_too()
    {
        foreach (var point in _points)
        {
            // Both derivatives are within 2 ulp, and their product rounds once or twice more.
            Assert.Equal(1, Tangent(Dual<Real64>.Log(Dual<Real64>.Exp(Variable(point)))), 8 * Rounding);
            var positive = Variable(double.Abs(point) + 0.125);
            var root = Dual<Real64>.Sqrt(positive);
            Assert.Equal(1, Tangent(root * root), 8 * Rounding);
            var cubeRoot = Dual<Real64>.Cbrt(positive);
            Assert.Equal(1, Tangent(cubeRoot * cubeRoot * cubeRoot), 12 * Rounding);
        }
    }

    [Fact]
    public void Identities_between_elementary_functions_hold_for_their_derivatives()
    {
        foreach (var point in _points)
        {
            var x = Variable(point);
            var (sine, cosine) = (Dual<Real64>.Sin(x), Dual<Real64>.Cos(x));

            // sin² + cos² = 1: two terms below 1 in magnitude, each with the roundings of a product of two functions.
            Assert.Equal(0, Tangent(sine * sine + cosine * cosine), 8 * Rounding);

            // tanh x = 1 - 2/(exp 2x + 1), whose derivative lies in (0, 1]; |2x| ulps of the argument pass through exp.
            var tanh = 1.0 - 2.0 / (Dual<Real64>.Exp(x + x) + 1.0);
            Assert.Equal(Tangent(tanh), Tangent(Dual<Real64>.Tanh(x)), 64 * Rounding);

            Close(Tangent(x * x * x * x * x), Tangent(Dual<Real64>.Power(x, 5)));
            Close(Tangent(1.0 / (x * x * x)), Tangent(Dual<Real64>.Power(x, -3)));
            Assert.Equal(0, Tangent(Dual<Real64>.Power(x, 0)));
        }

        // A dozen roundings at most on either side, all relative.
        static void Close(double expected, double actual) => Assert.Equal(expected, actual, 24 * Rounding * double.Abs(expected));
    }

    [Theory]
    [InlineData(-3, -1)]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    public void The_absolute_value_has_the_derivative_of_its_side_and_0_at_the_kink(double point, double expected)
    {
        var x = Variable(point);
        Assert.Equal(expected, Tangent(Dual<Real64>.Abs(x)));
        Assert.Equal(expected, Tangent(Dual<Real64>.Sqrt(x * x)));
    }

    [Theory]
    [InlineData(1, 2, 5, 3)]
    [InlineData(2, 1, 3, 5)]
    [InlineData(2, 2, 4, 4)]
    public void Extremes_have_the_derivative_of_the_chosen_and_the_mean_at_a_tie(double left, double right, double ofMax, double ofMin)
    {
        var (a, b) = (new Dual<Real64>(left, 3.0), new Dual<Real64>(right, 5.0));
        Assert.Equal(ofMax, Tangent(Dual<Real64>.Max(a, b)));
        Assert.Equal(ofMin, Tangent(Dual<Real64>.Min(a, b)));
    }

    [Fact]
    public void The_derivative_of_a_number_that_is_none_is_none()
    {
        var nan = Variable(double.NaN);
        Assert.All<Dual<Real64>>(
            [nan * nan, Dual<Real64>.Abs(nan), Dual<Real64>.Max(nan, 1.0), Dual<Real64>.Min(1.0, nan), Dual<Real64>.Sqrt(nan)],
            result => Assert.True(double.IsNaN(Tangent(result))));
    }

    [Fact]
    public void The_root_at_0_is_infinitely_steep() => Assert.Equal(double.PositiveInfinity, Tangent(Dual<Real64>.Sqrt(Variable(0))));

    [Fact]
    public void An_overflowing_value_times_a_constant_keeps_its_derivative()
    {
        var x = Variable(1e200);
        var result = 0.25 * (x * x);
        Assert.Equal((double.PositiveInfinity, 5e199), (result.Value.Value, Tangent(result)));
    }

    [Fact]
    public void Duals_of_duals_have_second_derivatives()
    {
        // (x⁴)'' = 12 x², (1/x)'' = 2/x³: exact in powers of two.
        var x = Dual<Dual<Real64>>.Variable(Variable(4));
        Assert.Equal(192, (x * x * x * x).Tangent.Tangent.Value);
        Assert.Equal(2.0 / 64, (1.0 / x).Tangent.Tangent.Value);

        // ∂²(x²y³)/∂x∂y = 6xy².
        var (across, along) = (Dual<Dual<Real64>>.Variable(3.0), Dual<Dual<Real64>>.Constant(Variable(2)));
        Assert.Equal(6 * 3 * 4, (across * across * along * along * along).Tangent.Tangent.Value);

        // The exponential is its own second derivative, and the sine the opposite of its own.
        foreach (var point in _points)
        {
            var at = Dual<Dual<Real64>>.Variable(Variable(point));
            Assert.Equal(ElementaryFunctions.Exp<Real64>(point).Value, Dual<Dual<Real64>>.Exp(at).Tangent.Tangent.Value);
            Assert.Equal(-Real64.Sin(point).Value, Dual<Dual<Real64>>.Sin(at).Tangent.Tangent.Value);
        }
    }

    [Fact]
    public void Lanes_differentiate_at_several_points_with_the_bits_of_each_alone()
    {
        foreach (var objective in Objective.All.Where(objective => objective.Dimension == 2))
        {
            var lanes = new Lanes64[] { Lanes(Points(4, Lanes64.Count)), Lanes(Points(5, Lanes64.Count)) };
            var gradient = new Lanes64[2];
            objective.Gradient<Lanes64>(lanes, gradient);
            for (var lane = 0; lane < Lanes64.Count; lane++)
            {
                var alone = objective.Gradient<double>([lanes[0].Vector[lane], lanes[1].Vector[lane]]);
                Assert.Equal((alone[0], alone[1]), (gradient[0].Vector[lane], gradient[1].Vector[lane]));
            }
        }

        static Lanes64 Lanes(double[] values) => new(Vector512.Create(values));
    }

    [Fact]
    public void The_rule_of_an_optimizer_can_be_differentiated_by_its_learning_rate()
    {
        // Descent on x² has x_k = (1 - 2η)^k x_0, whose derivative by η is -2k (1 - 2η)^(k-1) x_0: exact at η = 1/4.
        var rule = new Sgd.Rule<Dual<Real64>>(Variable(0.25));
        Dual<Real64> x = 3.0;
        for (var k = 1; k <= 20; k++)
        {
            x -= rule.Step(x, x + x, default).Update;
            Assert.Equal((3 * double.ScaleB(1, -k), -6 * k * double.ScaleB(1, 1 - k)), (x.Value.Value, Tangent(x)));
        }
    }

    [Fact]
    public void The_rule_of_rms_prop_can_be_differentiated_where_the_gradient_vanishes()
    {
        // The step is η g / (√((1 - γ) g²) + ε), whose derivative by g at 0 is η/ε: the root is as flat there as |g| is on average.
        var rule = new RmsProp.Rule<Dual<Real64>>(0.5, 0.75, 0.25, 0.0, 0.125);
        Assert.Equal(4, Tangent(rule.Step(1.0, Variable(0), 0.0).Update));
    }

    private static R[] Everything<R>(R x, R y)
        where R : struct, IElementary<R> =>
    [
        x + y, x - y, x * y, x / y, -x, R.Sqrt(x), R.Cbrt(x), R.Abs(x), R.Max(x, y), R.Min(x, y), R.IfLess(x, y, x + y, x * y),
        R.Exp(x), R.Log(x), R.Sin(x), R.Cos(x), R.Tanh(x), R.Power(x, 3), R.Power(x, -2), R.Power(x, 0),
    ];

    private static Dual<Real64> Variable(double value) => Dual<Real64>.Variable(value);

    private static double Tangent(Dual<Real64> dual) => dual.Tangent.Value;

    private static long Bits(Real64 value) => BitConverter.DoubleToInt64Bits(value.Value);

    private static (long Value, long Tangent) Bits(Dual<Real64> dual) => (Bits(dual.Value), Bits(dual.Tangent));

    /// <summary>Points between -4 and 4.</summary>
    private static double[] Points(int seed, int count)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => 8 * random.NextDouble() - 4).ToArray();
    }
}
