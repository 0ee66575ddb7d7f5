using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>The elementary functions of fractions, where they are fractions.</summary>
public sealed class RationalElementaryTests
{
    [Fact]
    public void At_one_number_each_is_a_fraction()
    {
        Assert.Equal(0, Rational.Log(1));
        Assert.Equal(0, Rational.Sin(0));
        Assert.Equal(1, Rational.Cos(0));
        Assert.Equal(0, Rational.Tanh(0));
    }

    [Theory, InlineData(2, 1), InlineData(-1, 3)]
    public void Elsewhere_each_refuses(int numerator, int denominator)
    {
        foreach (var function in (Func<Rational, Rational>[])[Rational.Log, Rational.Sin, Rational.Cos, Rational.Tanh])
            Assert.Throws<NotSupportedException>(() => function(new(numerator, denominator)));
    }

    [Theory, InlineData(3, 8, 27), InlineData(0, 1, 1), InlineData(-2, 9, 4)]
    public void A_whole_power_of_two_thirds_is_exact(int exponent, int numerator, int denominator) =>
        Assert.Equal(new(numerator, denominator), Rational.Power(new(2, 3), exponent));

    [Fact]
    public void Zero_has_no_negative_power() => Assert.Throws<DivideByZeroException>(() => Rational.Power(0, -1));
}
