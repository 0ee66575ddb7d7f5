using PureOptim.Figures.Drawing;

namespace PureOptim.Tests.Figures.Drawing;

public class NumbersTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(0.012345, "0.0123")]
    [InlineData(-0.5, "−0.5")]
    [InlineData(123.456, "123")]
    [InlineData(1218.4, "1218")]
    [InlineData(12345.0, "1.23e4")]
    [InlineData(7.2161e-4, "7.22e−4")]
    [InlineData(1e150, "1e150")]
    [InlineData(double.NaN, "not a number")]
    [InlineData(double.NegativeInfinity, "overflow")]
    public void Values_are_written_to_three_digits(double value, string text) => Assert.Equal(text, Numbers.Readable(value));

    [Theory]
    [InlineData(-0.001, "0")]
    [InlineData(1.239, "1.24")]
    [InlineData(216.0, "216")]
    public void Pixels_are_written_to_a_hundredth(double value, string text) => Assert.Equal(text, Numbers.Pixel(value));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_pixel_that_is_not_a_number_is_refused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbers.Pixel(value));

    [Fact]
    public void Shares_are_written_in_per_cent() => Assert.Equal("97.04 %", Numbers.Percent(0.9704));
}
