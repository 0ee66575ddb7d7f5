using PureOptim.Numerics;

namespace PureOptim.Tests.Objectives;

/// <summary>Functions that are given as lambdas over symbols.</summary>
public sealed class FunctionObjectiveTests
{
    private static readonly double[] _specials = [0, -0.0, 1, -1.5, 3e-310, 1e200, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    /// <summary>The same formulas twice: as records of the library, and as lambdas.</summary>
    public static TheoryData<Objective, FunctionObjective> Twins => new()
    {
        { Objective.Valley, Objective.Of("valley", 2, (x, y) => x * x / 20 + y * y) },
        { new Rosenbrock(3), Objective.Of("rosenbrock", 3, point => RosenbrockSum(point)) },
        { new Rastrigin(4), Objective.Of("rastrigin", 4, point => RastriginSum(point)) },
        { new Rastrigin(40), Objective.Of("rastrigin", 40, point => RastriginSum(point)) },
    };

    [Theory, MemberData(nameof(Twins))]
    public void A_lambda_has_the_bits_of_the_same_formula_written_by_hand(Objective byHand, FunctionObjective lambda)
    {
        Assert.Equal((byHand.Name, byHand.Dimension), (lambda.Name, lambda.Dimension));
        for (var trial = 0; trial < 200; trial++)
        {
            var key = RandomKey.FromSeed((ulong)trial);
            var point = Parameters<double>.Create(Layout.Vector(byHand.Dimension), values =>
            {
                key.FillNormal(values);
                if (trial < 100) values[trial % values.Length] = _specials[trial % _specials.Length];
            });
            var narrow = Parameters<float>.Of(point.Layout, [.. point.Values.ToArray().Select(x => (float)x)]);
            Assert.Equal(Bits(byHand.Loss(point)), Bits(lambda.Loss(point)));
            Assert.Equal(byHand.Gradient(point), lambda.Gradient(point));
            Assert.Equal(Bits(byHand.Loss(narrow)), Bits(lambda.Loss(narrow)));
            Assert.Equal(byHand.Gradient(narrow), lambda.Gradient(narrow));
            Interval[] around = [.. point.Values.ToArray().Select(x => double.IsFinite(x) ? Interval.Between(x, double.BitIncrement(x)) : x)];
            Assert.Equal(byHand.Value<Interval>(around), lambda.Value<Interval>(around));
        }
    }

    [Fact]
    public void A_path_over_a_lambda_is_that_over_the_record()
    {
        var lambda = Objective.Of("valley", 2, (x, y) => x * x / 20 + y * y, [-7, 2]);
        Assert.Equal(new Adam().Scan(Objective.Valley, Objective.Valley.Start).Take(50), new Adam().Scan(lambda, lambda.Start).Take(50));
    }

    /// <summary>Simplifications of a formula that would change a number here: 0 · ∞, -0 + 0, 0 - 0, x · 1 of NaN.</summary>
    [Fact]
    public void Nothing_folds_away_in_what_is_evaluated()
    {
        Assert.True(double.IsNaN(Objective.Of("f", 1, x => x * 0).Value<Real64>(double.PositiveInfinity).Value));
        Assert.True(double.IsNaN(Objective.Of("f", 1, x => 0 * x).Value<Real64>(double.NaN).Value));
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(Objective.Of("f", 1, x => x + 0).Value<Real64>(-0.0).Value));
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(Objective.Of("f", 1, x => 0 - x).Value<Real64>(0.0).Value));
        Assert.Equal(1, Objective.Of("f", 1, x => Symbol.Power(x, 0)).Value<Real64>(double.NaN).Value);
    }

    [Fact]
    public void Every_function_of_symbols_is_that_of_numbers()
    {
        var all = Objective.Of("all", 2, (x, y) =>
            Symbol.Exp(x) + Symbol.Log(y) * Symbol.Sin(x) - Symbol.Cos(y) / Symbol.Tanh(x) + Symbol.Power(x, 3) - Symbol.Sqrt(y) + Symbol.Abs(-x)
            + Symbol.Max(x, y) * Symbol.Min(x, 2) + Symbol.IfLess(x, y, x * y, x - y));
        foreach (var (x, y) in new[] { (0.3, 0.7), (1.5, 0.25), (-0.9, 2.0) })
        {
            var (a, b) = ((Real64)x, (Real64)y);
            var expected = Real64.Exp(a) + Real64.Log(b) * Real64.Sin(a) - Real64.Cos(b) / Real64.Tanh(a) + Real64.Power(a, 3) - Real64.Sqrt(b) + Real64.Abs(-a)
                + Real64.Max(a, b) * Real64.Min(a, 2) + Real64.IfLess(a, b, a * b, a - b);
            Assert.Equal(expected, all.Value([a, b]));
        }
    }

    [Fact]
    public void A_power_with_a_whole_number_is_that_of_integers_and_any_other_that_of_numbers()
    {
        Assert.Equal(-8, Objective.Of("f", 1, x => Symbol.Power(x, 3)).Value<Real64>(-2).Value);
        Assert.Equal(8, Objective.Of("f", 1, x => Symbol.Power(x, 1.5)).Value<Real64>(4).Value);
        Assert.Equal(32, Objective.Of("f", 2, (x, y) => Symbol.Power(x, y)).Value<Real64>(2, 5).Value);

        // The derivatives of x^y at (2, 3): 3 · 2², and 8 log 2.
        Assert.Equal([12, 5.545177444479562], Objective.Of("f", 2, (x, y) => Symbol.Power(x, y)).Gradient<double>([2.0, 3.0]));
    }

    /// <summary>Products and sums 200 deep: if each part were written twice, that would take 2^199 times as long.</summary>
    [Fact]
    public void The_formula_of_a_deep_expression_is_written_at_once()
    {
        var deep = Objective.Of("f", 1, x => Enumerable.Repeat(x, 200).Aggregate((product, factor) => product * factor + 1));
        Assert.Equal(199, deep.ToFormula().Split("+ 1").Length - 1);
        var sums = Objective.Of("f", 1, x => Enumerable.Repeat(x, 200).Aggregate((sum, next) => next + sum));
        Assert.Equal(199, sums.ToFormula().Split('+').Length - 1);
    }

    [Fact]
    public void A_function_may_be_a_coordinate_or_a_number()
    {
        Assert.Equal(5, Objective.Of("second", 2, (_, y) => y).Value<Real64>(4, 5).Value);
        Assert.Equal([0.0, 1.0], Objective.Of("second", 2, (_, y) => y).Gradient<double>([4.0, 5.0]));
        Assert.Equal(7, Objective.Of("seven", 3, (_, _, _) => 7).Value<Real64>(4, 5, 6).Value);
        Assert.Equal([0.0, 0.0, 0.0], Objective.Of("seven", 3, (_, _, _) => 7).Gradient<double>([4.0, 5.0, 6.0]));
    }

    /// <summary>Each term is one level deeper in the expression.</summary>
    [Fact]
    public void A_sum_may_be_long()
    {
        var sum = Objective.Of("sum", 100_000, point =>
        {
            Symbol total = 0;
            foreach (var x in point) total += x;
            return total;
        });
        Assert.Equal(100_000, sum.Loss(sum.Start));
    }

    [Fact]
    public void Functions_are_equal_by_what_they_compute()
    {
        Assert.Equal(Objective.Of("f", 1, x => x * x), Objective.Of("f", 1, x => x * x));
        Assert.NotEqual(Objective.Of("f", 1, x => x * x), Objective.Of("f", 1, x => x * x * x));
        Assert.NotEqual(Objective.Of("f", 1, x => x * x), Objective.Of("g", 1, x => x * x));
        Assert.Equal("FunctionObjective { Name = f, Dimension = 1 }", Objective.Of("f", 1, x => x * x).ToString());
    }

    [Fact]
    public void What_is_no_function_of_the_coordinates_is_refused()
    {
        Assert.StartsWith("The function has 2 coordinates, not 3.", Refusal(() => Objective.Of("f", 3, (x, y) => x + y)), StringComparison.Ordinal);
        Assert.StartsWith("f has 1 coordinate, the start has 2.", Refusal(() => Objective.Of("f", 1, x => x, [1, 2])), StringComparison.Ordinal);
        var beta = Symbol.Named("β");
        Assert.StartsWith("The function has 'β', which is none of its coordinates.", Refusal(() => Objective.Of("f", 1, x => beta * x)), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Objective.Of("f", 0, (ReadOnlySpan<Symbol> _) => (Symbol)1));
        Assert.Throws<ArgumentNullException>(() => Objective.Of("f", 2, (Func<Symbol, Symbol, Symbol>)null!));
    }

    private static string Refusal(Func<object> make) => Assert.Throws<ArgumentException>(make).Message;

    private static Parameters<T> Bits<T>(T value)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => Parameters<T>.Of(Layout.Vector(1), value);

    private static Symbol RosenbrockSum(ReadOnlySpan<Symbol> x)
    {
        Symbol sum = 0;
        for (var i = 0; i + 1 < x.Length; i++)
        {
            var (across, along) = (x[i + 1] - x[i] * x[i], 1 - x[i]);
            sum += 100 * (across * across) + along * along;
        }

        return sum;
    }

    private static Symbol RastriginSum(ReadOnlySpan<Symbol> x)
    {
        Symbol sum = 0;
        foreach (var coordinate in x) sum += coordinate * coordinate + 10 * (1 - Symbol.Cos(2 * double.Pi * coordinate));
        return sum;
    }
}
