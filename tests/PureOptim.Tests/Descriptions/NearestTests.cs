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

    [Fact]
    public void Of_many_the_nearest_five_are_listed() => Assert.Equal(
        "the nearest is \"b7\" (then b8; b71; b6; b,77)",
        Nearest.Hint("b7", ["b8", "b71", "b6", "b,77", "b7", .. Enumerable.Range(100, 30).Select(number => $"c{number}")]));
}
