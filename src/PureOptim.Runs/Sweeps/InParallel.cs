namespace PureOptim.Runs.Sweeps;

/// <summary>The same work many times, on several threads, with the outcome of one: results in order, and of several failures the first.</summary>
internal static class InParallel
{
    /// <summary>The results of some work for each index.</summary>
    /// <param name="count">The number of results.</param>
    /// <param name="work">Makes the result of an index, from 0. May be called from several threads, and once more for an index where some index fails.</param>
    /// <param name="threads">The largest number of threads at work.</param>
    /// <param name="cancelled">Ends the work.</param>
    internal static TResult[] Map<TResult>(int count, Func<int, TResult> work, int threads, CancellationToken cancelled)
    {
        var results = new TResult[count];
        try
        {
            Parallel.For(0, count, new() { MaxDegreeOfParallelism = threads, CancellationToken = cancelled }, i => results[i] = work(i));
        }
        catch (AggregateException)
        {
            // Which failures there are depends on the threads; one after another, the first is always the same.
            for (var i = 0; i < count; i++) results[i] = work(i);
        }

        return results;
    }
}
