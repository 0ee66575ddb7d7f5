using PureOptim.Benchmarks;

namespace PureOptim.Tests.Benchmarks;

public sealed class ComparisonTests
{
    [Fact]
    public void The_sides_take_turns_and_the_first_of_ours_does_not_count()
    {
        var turns = new List<string>();
        var found = Comparison.InTurn(2, () => Next("ours", turns, 10), () => new(Next("peer", turns, 1), ""), warmUpSeconds: 0);
        Assert.Equal(["ours", "ours", "peer", "ours", "peer"], turns);
        // A figure is the number of the turn, and ten times that on our side.
        Assert.Equal(Spread.Of([20, 40]), found.Ours);
        Assert.Equal(Spread.Of([3, 5]), found.Peer);
        Assert.Equal(Spread.Of([20.0 / 3, 40.0 / 5]), found.Ratio);
    }

    [Fact]
    public void The_ratio_is_of_the_rounds_not_of_the_medians()
    {
        var found = Comparison.Of([1, 2, 9], [new(1, ""), new(4, ""), new(3, "")]);
        Assert.Equal(new Spread(1, 0.5, 3), found.Ratio);
        Assert.Equal("3.0 (1.0-4.0) s", $"{found.Peer:F1} s");
    }

    [Fact]
    public void A_peer_that_fails_is_not_asked_again_and_the_row_says_why()
    {
        var asked = 0;
        var found = Comparison.InTurn(3, () => 2, () => ++asked == 2 ? new(null, "absent: it died") : new(1, ""), warmUpSeconds: 0);
        Assert.Equal(2, asked);
        Assert.Equal(new Row("what", "512 bits: 2 s", "absent: it died", "", "at most 1.0"), found.ToRow("what", "512 bits", "peer", time => $"{time:F0} s", "at most 1.0"));
    }

    [Fact]
    public void A_row_names_the_kernel_of_each_side() => Assert.Equal(
        new Row("what", "512 bits: 2 s", "OpenBLAS (SkylakeX): 4 s", "0.500", ""),
        Comparison.Of([2], [new(4, "")]).ToRow("what", "512 bits", "OpenBLAS (SkylakeX)", time => $"{time:F0} s", ""));

    private static double Next(string side, List<string> turns, double unit)
    {
        turns.Add(side);
        return unit * turns.Count;
    }
}
