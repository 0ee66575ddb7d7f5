using System.Runtime.ExceptionServices;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Several independent runs on a number of threads. A run is the sequence of its points, of which the last is its result. While there are runs
/// enough, one thread at a time computes each, and the run that has shown the fewest points goes on first: so all end at nearly the same time,
/// and no thread is idle before. If there are more threads than runs, the runs share them.
/// </summary>
public static class ParallelRuns
{
    /// <summary>The results of all runs, in their order.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="threads">The number of threads that compute at a time, at least 1.</param>
    /// <param name="points">
    /// The points of one run, given the number of threads it may use; the last is its result. They are computed one by one, on whichever thread
    /// is free, those of several runs at once. A point that takes some ten milliseconds is worth changing over.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one thread.</exception>
    /// <exception cref="InvalidOperationException">A run has no point.</exception>
    public static TResult[] Run<TRun, TResult>(IReadOnlyList<TRun> runs, int threads, Func<TRun, int, IEnumerable<TResult>> points)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(points);
        Argument.AtLeast(threads, 1);
        var results = new TResult[runs.Count];
        var walks = new IEnumerator<TResult>?[runs.Count];
        var turns = new FairScheduler(runs.Count);
        ExceptionDispatchInfo? failure = null;
        var others = Enumerable.Range(1, int.Max(0, int.Min(threads, runs.Count) - 1)).Select(_ => new Thread(TakeTurns) { IsBackground = true }).ToArray();
        foreach (var other in others) other.Start();
        TakeTurns();
        foreach (var other in others) other.Join();
        foreach (var walk in walks) walk?.Dispose();
        failure?.Throw();
        return results;

        void TakeTurns()
        {
            try
            {
                while (turns.TryTake(out var run))
                {
                    var walk = walks[run] ??= points(runs[run], Share(run, runs.Count, threads)).GetEnumerator();
                    var goesOn = walk.MoveNext();
                    if (goesOn) results[run] = walk.Current;
                    turns.Return(run, goesOn);
                }
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                turns.Stop();
            }
        }
    }

    private static int Share(int run, int runs, int threads) => runs >= threads ? 1 : threads / runs + (run < threads % runs ? 1 : 0);
}
