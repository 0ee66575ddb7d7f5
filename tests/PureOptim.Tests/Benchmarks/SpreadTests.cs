using PureOptim.Benchmarks;

namespace PureOptim.Tests.Benchmarks;

public sealed class SpreadTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3, 3, 3)]
    [InlineData(new[] { 5.0, 1, 3 }, 3, 1, 5)]
    [InlineData(new[] { 4.0, 1, 2, 10 }, 3, 1, 10)]
    public void It_is_the_median_with_the_least_and_the_greatest(double[] figures, double median, double least, double greatest) =>
        Assert.Equal(new Spread(median, least, greatest), Spread.Of(figures));

    [Fact]
    public void It_needs_a_figure() => Assert.Throws<ArgumentException>(() => Spread.Of([]));

    [Fact]
    public void Its_text_has_the_median_first() => Assert.Equal("110.2 (108.9-111.0) GFLOP/s", $"{Spread.Of([111.04, 108.91, 110.18]):F1} GFLOP/s");

    [Fact]
    public void What_the_format_makes_equal_is_said_once() => Assert.Equal("0.3 s", $"{Spread.Of([0.33, 0.34, 0.26]):F1} s");
}
