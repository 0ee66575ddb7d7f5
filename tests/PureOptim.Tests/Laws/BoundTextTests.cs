using PureOptim.Laws;

namespace PureOptim.Tests.Laws;

public sealed class BoundTextTests
{
    [Theory]
    [InlineData("1.3e-14", 1.21e-14)]
    [InlineData("1.2e-14", 1.2e-14)]
    [InlineData("1.0e-13", 9.91e-14)]
    [InlineData("1.0", 0.999)]
    [InlineData("2.6", 2.51)]
    [InlineData("Infinity", double.PositiveInfinity)]
    public void Two_digits_are_never_less_than_the_bound(string text, double bound) => Assert.Equal(text, BoundText.Of(bound));
}
