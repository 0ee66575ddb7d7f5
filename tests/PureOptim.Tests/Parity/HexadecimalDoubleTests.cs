using PureOptim.Experiments.Parity;

namespace PureOptim.Tests.Parity;

public sealed class HexadecimalDoubleTests
{
    [Theory]
    [InlineData("0x1.921fb54442d18p+1", double.Pi)]
    [InlineData("-0x1.c000000000000p+2", -7)]
    [InlineData("0x0.0p+0", 0)]
    [InlineData("-0x0.0p+0", -0.0)]
    [InlineData("0x0.0000000000001p-1022", double.Epsilon)]
    [InlineData("0x1.fffffffffffffp+1023", double.MaxValue)]
    [InlineData("0x1p-3", 0.125)]
    [InlineData("0x1.8p+1", 3)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("nan", double.NaN)]
    public void Every_form_is_read_to_the_bit(string text, double expected)
    {
        Assert.True(HexadecimalDouble.TryParse(text, out var number));
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.5")]
    [InlineData("0x1.8")]
    [InlineData("0xp+1")]
    [InlineData("0x1.g p+1")]
    [InlineData("0x1.8p")]
    [InlineData("0x1.8p+99999999999")]
    [InlineData("0x1.0p+1024")]
    [InlineData("0x1.0000000000001p-1030")] // has no exact float64
    [InlineData("0x1.00000000000001p+0")]
    [InlineData("--0x1p+0")]
    [InlineData("NaN")]
    public void What_is_no_exact_number_is_refused(string text) => Assert.False(HexadecimalDouble.TryParse(text, out _));
}
