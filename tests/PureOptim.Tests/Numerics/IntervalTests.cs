using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

public sealed class IntervalTests
{
    /// <summary>Every interval with ends from -3 to 3; sums and products of such ends are exact, so the right ends are theirs, one ulp outward.</summary>
    private static readonly Interval[] _small =
        [.. from lower in Enumerable.Range(-3, 7) from upper in Enumerable.Range(lower, 4 - lower) select Interval.Between(lower, upper)];

    /// <summary>The values of a function at 201 places of an interval lie within its result, which is little wider.</summary>
    [Theory]
    [InlineData(-3.0, 2.0)]
    [InlineData(0.1, 0.2)]
    [InlineData(-0.5, 0.5)]
    [InlineData(1.5, 1.6)]
    [InlineData(3.0, 9.0)]
    [InlineData(4.5, 4.8)]
    [InlineData(1e6, 1000001.0)]
    [InlineData(2.5, 2.5)]
    public void Elementary_functions_hold_their_values_at_all_numbers_inside(double lower, double upper)
    {
        var interval = Interval.Between(lower, upper);
        (Func<Interval, Interval> OfInterval, Func<double, double> OfNumber)[] functions =
        [
            (Interval.Exp, ElementaryFunctions.Exp), (Interval.Log, ElementaryFunctions.Log), (Interval.Sin, ElementaryFunctions.Sin), (Interval.Cos, ElementaryFunctions.Cos),
            (Interval.Tanh, ElementaryFunctions.Tanh), (x => Interval.Power(x, 3), x => ElementaryFunctions.Power(x, 3)), (x => Interval.Power(x, 4), x => ElementaryFunctions.Power(x, 4)),
            (x => Interval.Power(x, 0), _ => 1),
        ];
        foreach (var (ofInterval, ofNumber) in functions)
        {
            double[] values = [.. Enumerable.Range(0, 201).Select(i => ofNumber(i == 200 ? upper : lower + (upper - lower) * i / 200)).Where(double.IsFinite)];
            if (values.Length == 0) continue;
            var result = ofInterval(interval);
            Assert.All(values, value => Assert.True(result.Contains(value)));
            if (values.Length < 201) continue; // The logarithm of what is not positive has no bound below.
            // Both ends are among the places. Where sine or cosine turns, a place is within half a spacing h, and the turn above it by at most h²/8; a fourth
            // power's turn at 0 is below (h/2)^4. The rest is an ulp of rounding and one outward, on either side.
            var (h, largest) = ((upper - lower) / 200, values.Max(double.Abs));
            var slack = h * h / 8 + 4 * (double.BitIncrement(largest) - largest);
            Assert.True(result.Upper <= values.Max() + slack && result.Lower >= values.Min() - slack, $"{result} of {values.Min()} to {values.Max()}");
        }
    }

    /// <summary>By the logarithm it would be a number from 0 to the smallest.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    public void A_positive_power_of_0_is_0(double exponent) => Assert.Equal(0, Interval.Power(0, (Interval)exponent));

    [Fact]
    public void Operations_hold_the_results_of_all_numbers_inside_and_one_ulp_more()
    {
        foreach (var (a, b) in from a in _small from b in _small select (a, b))
        {
            // 0 alone rounds nothing where it is added to 0, taken from it, or multiplied.
            Interval zero = 0;
            Assert.Equal(a == zero && b == zero ? zero : Outward(a.Lower + b.Lower, a.Upper + b.Upper), a + b);
            Assert.Equal(a == zero && b == zero ? zero : Outward(a.Lower - b.Upper, a.Upper - b.Lower), a - b);
            Assert.Equal(a == zero || b == zero ? zero : Hull(a, b, (x, y) => x * y), a * b);
            Assert.Equal(b.Contains(0) ? Interval.Everything : Hull(a, b, (x, y) => x / y), a / b);
        }
    }

    [Fact]
    public void Where_nothing_is_rounded_the_ends_are_exact()
    {
        foreach (var (a, b) in from a in _small from b in _small select (a, b))
        {
            Assert.Equal(Interval.Between(-a.Upper, -a.Lower), -a);
            Assert.Equal(Interval.Between(Points(a).Min(double.Abs), Points(a).Max(double.Abs)), Interval.Abs(a));
            Assert.Equal(Ends(Pairs(a, b).Select(pair => double.Max(pair.X, pair.Y))), Interval.Max(a, b));
            Assert.Equal(Ends(Pairs(a, b).Select(pair => double.Min(pair.X, pair.Y))), Interval.Min(a, b));
            Assert.Equal(Ends(Pairs(a, b).Select(pair => pair.X < pair.Y ? 5.0 : 7.0)), Interval.IfLess(a, b, 5, 7));
            Assert.Equal(Ends(Pairs(a, b).Select(pair => pair.X < pair.Y ? 7.0 : 5.0)), Interval.IfLess(a, b, 7, 5));
            Assert.Equal(Points(a).Intersect(Points(b)).Any(), a.Meets(b));
        }
    }

    [Fact]
    public void Roots_are_taken_of_what_is_not_negative()
    {
        Assert.Equal(Outward(2, 3), Interval.Sqrt(Interval.Between(4, 9)));
        Assert.Equal(Interval.Between(0, double.BitIncrement(2)), Interval.Sqrt(Interval.Between(-1, 4)));
        Assert.Equal(Interval.Between(0, double.Epsilon), Interval.Sqrt(Interval.Between(-1, 0)));
        Assert.Equal(Interval.Everything, Interval.Sqrt(Interval.Between(-2, -1)));
        Assert.Equal(0, Interval.Sqrt(0));
    }

    [Fact]
    public void Cube_roots_are_taken_of_any_number()
    {
        Assert.Equal(Outward(-2, 3), Interval.Cbrt(Interval.Between(-8, 27)));
        Assert.Equal(Interval.Between(0, double.BitIncrement(2)), Interval.Cbrt(Interval.Between(0, 8)));
    }

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_may_be_everything(double value) => Assert.Equal(Interval.Everything, value);

    [Fact]
    public void Without_bounds_nothing_is_claimed()
    {
        Assert.Equal(Interval.Everything, Interval.Everything - Interval.Everything);
        Assert.Equal(Interval.Everything, Interval.Everything / Interval.Everything);
        Assert.Equal(Interval.Everything, Interval.Between(1, double.PositiveInfinity) / Interval.Between(1, double.PositiveInfinity));
        Assert.Equal(Interval.Everything, Interval.Between(double.NegativeInfinity, 1) + Interval.Between(double.PositiveInfinity, double.PositiveInfinity));
        Assert.Equal(Interval.Everything, Interval.Between(1, double.PositiveInfinity) + Interval.Between(double.NegativeInfinity, double.NegativeInfinity));
        Assert.Equal(Interval.Between(-double.Epsilon, double.Epsilon), 0 * Interval.Everything);
        Assert.Equal(Interval.Between(-double.Epsilon, double.Epsilon), Interval.Everything * 0);
    }

    [Theory, InlineData(2, 1), InlineData(double.NaN, 1), InlineData(1, double.NaN)]
    public void Ends_in_the_wrong_order_are_refused(double lower, double upper)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Interval.Between(lower, upper));
        Assert.Contains($"There is no interval from {lower} to {upper}.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interval_is_its_ends()
    {
        var (lower, upper) = Interval.Between(1, 2.5);
        Assert.Equal((1, 2.5, "[1, 2.5]"), (lower, upper, $"{Interval.Between(1, 2.5)}"));
        Assert.Equal(double.BitIncrement(1.5), Interval.Between(1, 2.5).Width);
        Assert.True(Interval.Between(1, 2).Contains(1) && Interval.Between(1, 2).Contains(2));
        Assert.False(Interval.Between(1, 2).Contains(0.5) || Interval.Between(1, 2).Contains(2.5));
    }

    /// <summary>Numbers inside: a half apart, so that an overlap in more than an end has one that is inside both.</summary>
    private static IEnumerable<double> Points(Interval interval) =>
        Enumerable.Range(0, (int)(2 * (interval.Upper - interval.Lower)) + 1).Select(half => interval.Lower + half / 2.0);

    private static IEnumerable<(double X, double Y)> Pairs(Interval a, Interval b) => from x in Points(a) from y in Points(b) select (x, y);

    private static Interval Ends(IEnumerable<double> values) => Interval.Between(values.Min(), values.Max());

    private static Interval Hull(Interval a, Interval b, Func<double, double, double> operation) =>
        Outward(Pairs(a, b).Min(pair => operation(pair.X, pair.Y)), Pairs(a, b).Max(pair => operation(pair.X, pair.Y)));

    private static Interval Outward(double lower, double upper) => Interval.Between(double.BitDecrement(lower), double.BitIncrement(upper));
}
