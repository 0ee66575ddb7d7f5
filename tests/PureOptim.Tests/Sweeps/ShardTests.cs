using PureOptim.Article;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Tests.Sweeps;

public sealed class ShardTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void The_parts_are_disjoint_and_of_one_size_and_together_the_whole(int parts)
    {
        // Every trial of "naive" twice, so that duplicates must not fall into two parts.
        Trial[] trials = [.. Trial.Of(BuiltInDescriptions.Load("naive")), .. Trial.Of(BuiltInDescriptions.Load("naive"))];
        var ids = Enumerable.Range(1, parts).Select(i => new Shard(i, parts).Of(new TrialArray(trials)).Select(index => trials[index].Id).ToArray()).ToArray();
        Assert.Equal(trials.Select(trial => trial.Id).Distinct().Order(), ids.SelectMany(part => part).Order());
        Assert.InRange(ids.Max(part => part.Length) - ids.Min(part => part.Length), 0, 1);
    }

    [Fact]
    public void A_part_is_written_as_a_fraction() => Assert.Equal(new Shard(2, 5), Shard.Parse("2/5"));

    [Theory]
    [InlineData("0/5")]
    [InlineData("6/5")]
    [InlineData("2")]
    [InlineData("2/5/7")]
    [InlineData("-1/5")]
    [InlineData("a/b")]
    public void What_is_no_such_part_is_none(string text) => Assert.Null(Shard.Parse(text));
}
