using PureOptim.Training;

namespace PureOptim.Tests.Training;

public sealed class SideBySideTests
{
    [Theory]
    [InlineData(5, 2)]
    [InlineData(6, 2)]
    [InlineData(3, 4)]
    [InlineData(7, 3)]
    [InlineData(0, 2)]
    [InlineData(4, 1)]
    public void Every_run_has_its_result_in_its_place(int runs, int threads)
    {
        var results = SideBySide.Run(Enumerable.Range(0, runs).ToArray(), threads, (run, _) => run * run);
        Assert.Equal(Enumerable.Range(0, runs).Select(run => run * run), results);
    }

    [Theory]
    [InlineData(5, 2, new[] { 1, 1, 1, 1, 2 })]
    [InlineData(5, 3, new[] { 1, 1, 1, 2, 1 })]
    [InlineData(2, 5, new[] { 3, 2 })]
    [InlineData(4, 4, new[] { 1, 1, 1, 1 })]
    public void Runs_that_are_left_over_share_the_threads(int runs, int threads, int[] shares) =>
        Assert.Equal(shares, SideBySide.Run(Enumerable.Range(0, runs).ToArray(), threads, (_, share) => share));

    [Fact]
    public void What_a_run_throws_comes_out()
    {
        var error = Assert.Throws<InvalidOperationException>(() => SideBySide.Run<int, int>(
            [1, 2, 3], 2, (run, _) => run == 2 ? throw new InvalidOperationException("two") : run));
        Assert.Equal("two", error.Message);
    }

    [Fact]
    public void There_is_at_least_one_thread() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SideBySide.Run<int, int>([1], 0, (run, _) => run));
}
