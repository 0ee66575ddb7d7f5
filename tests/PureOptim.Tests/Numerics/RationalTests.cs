using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

public sealed class RationalTests
{
    [Fact]
    public void A_fraction_is_in_lowest_terms_with_its_sign_above()
    {
        AssertIs(2, 3, new(4, 6));
        AssertIs(-2, 3, new(4, -6));
        AssertIs(2, 3, new(-4, -6));
        AssertIs(0, 1, new(0, -5));
        AssertIs(0, 1, default);
    }

    [Fact]
    public void Nothing_is_divided_by_zero()
    {
        Assert.Equal("7/0 is no fraction.", Assert.Throws<DivideByZeroException>(() => new Rational(7, 0)).Message);
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 2) / 0.0);
    }

    [Theory]
    [InlineData(0.0, 0, 1)]
    [InlineData(1.0, 1, 1)]
    [InlineData(-0.75, -3, 4)]
    [InlineData(4503599627370496.0, 4503599627370496, 1)] // 2^52, the last exponent with a shift of none
    [InlineData(4503599627370497.0, 4503599627370497, 1)]
    [InlineData(9007199254740994.0, 9007199254740994, 1)] // 2^53 + 2, the first with a shift upwards
    [InlineData(-1152921504606846976.0, -1152921504606846976, 1)] // -2^60
    public void A_double_is_the_fraction_that_it_is(double value, long numerator, long denominator) => AssertIs(numerator, denominator, value);

    [Fact]
    public void The_least_and_the_largest_doubles_are_fractions()
    {
        AssertIs(0, 1, -0.0);
        AssertIs(1, BigInteger.One << 1074, double.Epsilon);
        AssertIs(1, BigInteger.One << 1022, 2.2250738585072014e-308);
        AssertIs((BigInteger.One << 52) - 1, BigInteger.One << 1074, 2.225073858507201e-308);
        AssertIs((BigInteger.One << 1024) - (BigInteger.One << 971), 1, double.MaxValue);
    }

    [Theory, InlineData(double.NaN, "NaN"), InlineData(double.PositiveInfinity, "Infinity"), InlineData(double.NegativeInfinity, "-Infinity")]
    public void What_is_not_finite_is_no_fraction(double value, string name) =>
        Assert.Equal($"{name} is no fraction.", Assert.Throws<NotSupportedException>(() => (Rational)value).Message);

    [Fact]
    public void Operations_are_those_of_fractions()
    {
        Rational third = new(1, 3), quarter = new(-1, 4);
        AssertIs(1, 12, third + quarter);
        AssertIs(7, 12, third - quarter);
        AssertIs(-1, 12, third * quarter);
        AssertIs(-4, 3, third / quarter);
        AssertIs(1, 4, -quarter);
        AssertIs(1, 4, Rational.Abs(quarter));
        AssertIs(1, 3, Rational.Abs(third));
    }

    [Fact]
    public void Order_is_that_of_the_numbers()
    {
        Rational[] ascending = [-2.0, new(-1, 2), new(-1, 3), 0.0, new(1, 3), new(1, 2), new(2, 3), 1.0];
        foreach (var (i, left) in ascending.Index())
        {
            foreach (var (j, right) in ascending.Index())
            {
                Assert.Equal(i.CompareTo(j), left.CompareTo(right));
                Assert.Equal(i < j, left < right);
                Assert.Equal(i > j, left > right);
                Assert.Equal(i <= j, left <= right);
                Assert.Equal(i >= j, left >= right);
                Assert.Equal(i == j, left == right);
                Assert.Equal(i != j, left != right);
                Assert.Equal((i == j, i == j), (left.Equals(right), left.Equals((object)right)));
                Assert.Equal((ascending[int.Max(i, j)], ascending[int.Min(i, j)]), (Rational.Max(left, right), Rational.Min(left, right)));
                Assert.Equal(i < j ? 5.0 : 7.0, Rational.IfLess(left, right, 5.0, 7.0));
            }
        }

        Assert.False(ascending[0].Equals("-2"));
        Assert.Equal(new Rational(4, 6).GetHashCode(), new Rational(2, 3).GetHashCode());
        Assert.Equal(ascending.Length, ascending.Select(value => value.GetHashCode()).Distinct().Count());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(1, 3)]
    [InlineData(1_000_003, 7)]
    [InlineData(4_294_967_295, 4_294_967_296)]
    public void The_root_of_a_square_is_a_fraction(long numerator, long denominator)
    {
        Rational root = new(numerator, denominator);
        Assert.Equal(root, Rational.Sqrt(root * root));
    }

    [Theory, InlineData(2, 1, "2"), InlineData(4, 3, "4/3"), InlineData(3, 4, "3/4"), InlineData(-4, 1, "-4"), InlineData(-1, 4, "-1/4")]
    public void No_other_root_is(int numerator, int denominator, string text) => Assert.Equal(
        $"The square root of {text} is no fraction.",
        Assert.Throws<NotSupportedException>(() => Rational.Sqrt(new(numerator, denominator))).Message);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-3, 2)]
    [InlineData(1, 3)]
    [InlineData(-1_000_003, 7)]
    [InlineData(4_294_967_295, 4_294_967_296)]
    public void The_cube_root_of_a_cube_is_a_fraction(long numerator, long denominator)
    {
        Rational root = new(numerator, denominator);
        Assert.Equal(root, Rational.Cbrt(root * root * root));
    }

    [Theory, InlineData(2, 1, "2"), InlineData(8, 3, "8/3"), InlineData(-9, 1, "-9")]
    public void No_other_cube_root_is(int numerator, int denominator, string text) => Assert.Equal(
        $"The cube root of {text} is no fraction.",
        Assert.Throws<NotSupportedException>(() => Rational.Cbrt(new(numerator, denominator))).Message);

    private static void AssertIs(BigInteger numerator, BigInteger denominator, Rational actual) =>
        Assert.Equal((numerator, denominator), (actual.Numerator, actual.Denominator));
}
