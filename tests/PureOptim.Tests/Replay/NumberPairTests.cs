using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Replay;

namespace PureOptim.Tests.Replay;

public sealed class NumberPairTests
{
    [Theory]
    // Neighbours, numbers on both sides of a power of two, and of zero: -0 comes right before +0.
    [InlineData(1, 1.0000000000000002, "1")]
    [InlineData(2, 1.9999999999999996, "2")]
    [InlineData(-0.0, 0.0, "1")]
    [InlineData(-double.Epsilon, double.Epsilon, "3")]
    // From -infinity to infinity: twice 0x7ff0000000000000, and one for the two zeros.
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, "18437736874454810625")]
    public void The_distance_counts_the_numbers_in_binary64(double left, double right, string ulps) =>
        Assert.Equal(Int128.Parse(ulps, null), new NumberPair("x", left, right, FloatType.Float64).Distance);

    [Fact]
    public void The_distance_counts_the_numbers_in_binary32() =>
        Assert.Equal(1, new NumberPair("x", 1, float.BitIncrement(1), FloatType.Float32).Distance);

    [Fact]
    public void There_is_no_distance_to_NaN() => Assert.Null(new NumberPair("x", 1, double.NaN, FloatType.Float64).Distance);

    [Fact]
    public void Zeros_of_either_sign_differ_and_NaN_is_NaN()
    {
        Assert.False(NumberBits.AreSame(0.0, -0.0));
        Assert.True(NumberBits.AreSame(double.NaN, -double.NaN));
    }

    [Fact]
    public void Text_has_decimals_and_bits() =>
        Assert.Equal(
            "W1[0, 2]: stored 0.1 (0x3dcccccd), replayed -2 (0xc0000000), 2,110,573,774 ulp apart",
            new NumberPair("W1[0, 2]", 0.1f, -2, FloatType.Float32).Text("stored", "replayed"));
}
