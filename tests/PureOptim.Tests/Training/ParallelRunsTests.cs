namespace PureOptim.Tests.Training;

public sealed class ParallelRunsTests
{
    [Theory]
    [InlineData(5, 2)]
    [InlineData(6, 2)]
    [InlineData(3, 4)]
    [InlineData(7, 3)]
    [InlineData(0, 2)]
    [InlineData(4, 1)]
    public void The_result_of_every_run_is_its_last_point(int runs, int threads)
    {
        var results = ParallelRuns.Run(Enumerable.Range(0, runs).ToArray(), threads, (run, _) => Enumerable.Range(0, run + 1).Select(point => run * point));
        Assert.Equal(Enumerable.Range(0, runs).Select(run => run * run), results);
    }

    [Theory]
    [InlineData(5, 2, new[] { 1, 1, 1, 1, 1 })]
    [InlineData(2, 5, new[] { 3, 2 })]
    [InlineData(1, 4, new[] { 4 })]
    [InlineData(4, 4, new[] { 1, 1, 1, 1 })]
    public void Threads_that_are_left_over_are_shared_among_the_runs(int runs, int threads, int[] shares) =>
        Assert.Equal(shares, ParallelRuns.Run(Enumerable.Range(0, runs).ToArray(), threads, (_, share) => new[] { share }));

    [Fact]
    public void The_run_that_has_shown_the_fewest_points_goes_on_first()
    {
        var told = new List<(int Run, int Point)>();
        ParallelRuns.Run([2, 3, 1], 1, (run, _) => Enumerable.Range(0, run).Select(point =>
        {
            told.Add((run, point));
            return point;
        }));
        Assert.Equal([(2, 0), (3, 0), (1, 0), (2, 1), (3, 1), (3, 2)], told);
    }

    /// <summary>The runs of the calling thread are over long before those of the others.</summary>
    [Fact]
    public void Results_are_there_when_the_last_run_is_over()
    {
        var caller = Environment.CurrentManagedThreadId;
        Assert.Equal([1, 1, 1, 1, 1, 1], ParallelRuns.Run(new int[6], 3, (_, _) =>
        {
            if (Environment.CurrentManagedThreadId != caller) Thread.Sleep(50);
            return new[] { 1 };
        }));
    }

    [Fact]
    public void No_more_threads_compute_than_allowed_and_none_keeps_the_process_alive()
    {
        var threads = ParallelRuns.Run(new int[8], 2, (_, _) =>
        {
            Thread.Sleep(5); // Time for a thread too many to take a run.
            return new[] { (Thread: Environment.CurrentManagedThreadId, Thread.CurrentThread.IsBackground) };
        });
        Assert.InRange(threads.Distinct().Count(), 1, 2);
        Assert.All(threads, thread => Assert.True(thread.IsBackground || thread.Thread == Environment.CurrentManagedThreadId));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_a_run_throws_comes_out_and_ends_the_others(int threads)
    {
        var ended = new bool[3];
        var error = Assert.Throws<InvalidOperationException>(() => ParallelRuns.Run(new[] { 0, 1, 2 }, threads, (run, _) => Endless(run)));
        Assert.Equal("one", error.Message);
        Assert.All(ended, Assert.True);

        IEnumerable<int> Endless(int run)
        {
            try
            {
                for (var point = 0; ; point++) yield return run == 1 && point == 10 ? throw new InvalidOperationException("one") : point;
            }
            finally
            {
                ended[run] = true;
            }
        }
    }

    [Fact]
    public void A_run_has_a_point()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ParallelRuns.Run(new[] { 1, 0 }, 2, (run, _) => Enumerable.Range(0, run)));
        Assert.Equal("Run 1, counted from 0, has no point.", error.Message);
    }

    [Fact]
    public void There_is_at_least_one_thread() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ParallelRuns.Run<int, int>([1], 0, (run, _) => [run]));
}
