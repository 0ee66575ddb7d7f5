using System.Runtime.ExceptionServices;

namespace PureOptim.Training;

/// <summary>
/// Several independent runs on a number of threads. While there are runs enough, each has a thread to itself and waits for nobody; those that
/// are left over share the threads.
/// </summary>
public static class SideBySide
{
    /// <summary>The results of all runs, in their order.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="threads">How many threads compute at a time, at least 1.</param>
    /// <param name="run">One run, given the number of threads it may use. It is called on several threads at once.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one thread.</exception>
    public static TResult[] Run<TRun, TResult>(IReadOnlyList<TRun> runs, int threads, Func<TRun, int, TResult> run)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var results = new TResult[runs.Count];
        var rest = runs.Count % threads;
        var alone = runs.Count - rest;
        var next = -1;
        Together(int.Min(threads, alone), _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < alone; i = Interlocked.Increment(ref next)) results[i] = run(runs[i], 1);
        });
        Together(rest, i => results[alone + i] = run(runs[alone + i], threads / rest + (i < threads % rest ? 1 : 0)));
        return results;
    }

    /// <summary>Calls <paramref name="work"/> with each number below <paramref name="count"/> on a thread of its own, and throws what the first failure was.</summary>
    private static void Together(int count, Action<int> work)
    {
        ExceptionDispatchInfo? failure = null;
        var others = Enumerable.Range(1, int.Max(0, count - 1)).Select(i => new Thread(() => Attempt(i)) { IsBackground = true }).ToArray();
        foreach (var other in others) other.Start();
        if (count > 0) Attempt(0);
        foreach (var other in others) other.Join();
        failure?.Throw();

        void Attempt(int i)
        {
            try
            {
                work(i);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            }
        }
    }
}
