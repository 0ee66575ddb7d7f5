namespace PureOptim.Core;

/// <summary>
/// A barrier at which the threads of a team wait for one another, with a moment in which only the first of them runs. They spin for a little while, since
/// the waits are short, and then sleep, so that more threads than processors do no harm.
/// </summary>
internal sealed class SpinBarrier(int threads)
{
    /// <summary>Some hundred microseconds: longer than the usual difference between shares, and than it takes to wake up.</summary>
    private const int Patience = 4000;

    private readonly object _bed = new();
    private int _arrived;
    private int _round;
    private int _sleepers;

    /// <summary>Waits for all. The thread numbered 0 then runs <paramref name="alone"/>, and all go on.</summary>
    internal void Wait(int thread, Action? alone = null)
    {
        if (thread == 0)
        {
            WaitFor(ref _arrived, threads - 1);
            Volatile.Write(ref _arrived, 0);
            try
            {
                alone?.Invoke();
            }
            finally
            {
                Interlocked.Increment(ref _round);
                WakeAll();
            }
        }
        else
        {
            // It cannot become more before this thread arrives again.
            var next = Volatile.Read(ref _round) + 1;
            Interlocked.Increment(ref _arrived);
            WakeAll();
            WaitFor(ref _round, next);
        }
    }

    private void WaitFor(ref int place, int value)
    {
        for (var spins = 0; spins < Patience; spins++)
        {
            if (Volatile.Read(ref place) == value) return;
            Thread.SpinWait(1);
        }

        lock (_bed)
        {
            // Counted before the last look: who changes the place after that sees a sleeper.
            Interlocked.Increment(ref _sleepers);
            while (Volatile.Read(ref place) != value) Monitor.Wait(_bed);
            Interlocked.Decrement(ref _sleepers);
        }
    }

    /// <summary>Wakes who sleeps, after a place was changed by an operation that is a fence.</summary>
    private void WakeAll()
    {
        if (Volatile.Read(ref _sleepers) == 0) return;
        lock (_bed) Monitor.PulseAll(_bed);
    }
}
