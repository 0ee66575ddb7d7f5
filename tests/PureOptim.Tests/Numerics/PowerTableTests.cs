using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

public sealed class PowerTableTests
{
    /// <summary>Exact powers, on both sides of what the table holds.</summary>
    [Fact]
    public void Powers_are_those_of_the_base()
    {
        Assert.Equal([1, -2, 4, -8, 16], Enumerable.Range(0, 5).Select(n => new PowerTable(-2).Power(n)));
        foreach (var n in new[] { (1L << 30) - 1, 1L << 30, (1L << 30) + 1, (1L << 32) + 1, long.MaxValue, long.MinValue })
            Assert.Equal(n % 2 == 0 ? 1 : -1, new PowerTable(-1).Power(n));
        Assert.Equal(0.25, new PowerTable(-2).Power(-2));
    }

    /// <summary>Below 1 - 2^-53 by as much as is left after 2^30 and a few steps: e^(-n/2^53) = 1 - n/2^53 + n²/2^107, whose square term is below half an ulp.</summary>
    [Theory, InlineData((1L << 24) - 1), InlineData(1L << 24), InlineData((1L << 24) + 1)]
    public void Powers_just_below_one_lose_one_part_a_step(long n) => Assert.Equal(1 - n * double.ScaleB(1, -53), new PowerTable(double.BitDecrement(1)).Power(n));

    [Fact]
    public void Tables_of_the_same_base_are_equal()
    {
        PowerTable zero = new(0), minusZero = new(-0.0), nan = new(double.NaN);
        Assert.True(zero.Equals(new PowerTable(0)) && zero.Equals((object)new PowerTable(0)) && nan.Equals(new PowerTable(double.NaN)));
        Assert.False(zero.Equals(minusZero) || zero.Equals((object)minusZero) || zero.Equals(null) || zero.Equals("0"));
        Assert.Equal(zero.GetHashCode(), new PowerTable(0).GetHashCode());
        Assert.NotEqual(zero.GetHashCode(), minusZero.GetHashCode());
    }

    [Fact]
    public void The_text_has_the_base() => Assert.Equal("powers of 0.1", $"{new PowerTable(0.1)}");
}
