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

    /// <summary>The runs of the calling thread are over long before those of the others.</summary>
    [Fact]
    public void Results_are_there_when_the_last_run_is_over()
    {
        var caller = Environment.CurrentManagedThreadId;
        Assert.Equal([1, 1, 1, 1, 1, 1], SideBySide.Run(new int[6], 3, (_, _) =>
        {
            if (Environment.CurrentManagedThreadId != caller) Thread.Sleep(50);
            return 1;
        }));
    }

    [Fact]
    public void No_more_threads_compute_than_allowed_and_none_keeps_the_process_alive()
    {
        var threads = SideBySide.Run(new int[8], 2, (_, _) =>
        {
            Thread.Sleep(5); // Time for a thread too many to take a run.
            return (Thread: Environment.CurrentManagedThreadId, Thread.CurrentThread.IsBackground);
        });
        Assert.InRange(threads.Distinct().Count(), 1, 2);
        Assert.All(threads, thread => Assert.True(thread.IsBackground || thread.Thread == Environment.CurrentManagedThreadId));
    }

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
