namespace PureOptim;

/// <summary>Chooses the next run to compute: of those that are idle, the one that has produced the fewest points.</summary>
internal sealed class FairScheduler
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<int, (long Shown, int Run)> _waiting = new();
    private readonly long[] _shown;
    private bool _stopped;

    /// <summary>All runs wait.</summary>
    internal FairScheduler(int runs)
    {
        _shown = new long[runs];
        for (var run = 0; run < runs; run++) _waiting.Enqueue(run, (0, run));
    }

    /// <summary>Takes a run whose next point is to be computed; false when there is none for this thread to do any more.</summary>
    internal bool TryTake(out int run)
    {
        lock (_lock)
        {
            run = 0;
            return !_stopped && _waiting.TryDequeue(out run, out _);
        }
    }

    /// <summary>Gives a run back, with one more point or at its end.</summary>
    /// <exception cref="InvalidOperationException">It ended without a point.</exception>
    internal void Return(int run, bool goesOn)
    {
        lock (_lock)
        {
            if (goesOn) _waiting.Enqueue(run, (++_shown[run], run));
            else if (_shown[run] == 0) throw new InvalidOperationException(Invariant($"Run {run}, counted from 0, has no point."));
        }
    }

    /// <summary>Nobody takes a run any more.</summary>
    internal void Stop()
    {
        lock (_lock) _stopped = true;
    }
}
