using PureOptim.Runs.Descriptions;

namespace PureOptim.Tests.Descriptions;

public sealed class NearestTests
{
    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)] // The textbook's pair: k-s, e-i, +g.
    [InlineData("adma", "adam", 1)] // Two neighbours swapped.
    [InlineData("sgd", "sgd", 0)]
    public void The_distance_counts_single_letter_edits_and_swaps(string from, string to, int distance)
    {
        Assert.Equal(distance, Nearest.Distance(from, to));
        Assert.Equal(distance, Nearest.Distance(to, from));
    }

    [Fact]
    public void Case_does_not_count() => Assert.Equal("rmsProp", Nearest.Of("RMSPROP", ["adam", "rmsProp", "sgd"]));
}
