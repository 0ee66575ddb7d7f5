namespace PureOptim.Core;

/// <summary>
/// A barrier at which the threads of a team wait for one another, with a moment in which only the first of them runs. They spin for a little while, since
/// the waits are short, and then yield, so that more threads than processors do no harm.
/// </summary>
internal sealed class SpinBarrier(int threads)
{
    private int _arrived;
    private int _round;

    /// <summary>Waits for all. The thread numbered 0 then runs <paramref name="alone"/>, and all go on.</summary>
    internal void Wait(int thread, Action? alone = null)
    {
        var waiting = new SpinWait();
        var spins = 0;
        if (thread == 0)
        {
            while (Volatile.Read(ref _arrived) < threads - 1) Spin(ref waiting, ref spins);
            Volatile.Write(ref _arrived, 0);
            try
            {
                alone?.Invoke();
            }
            finally
            {
                Volatile.Write(ref _round, _round + 1);
            }
        }
        else
        {
            var round = Volatile.Read(ref _round);
            Interlocked.Increment(ref _arrived);
            while (Volatile.Read(ref _round) == round) Spin(ref waiting, ref spins);
        }
    }

    private static void Spin(ref SpinWait waiting, ref int spins)
    {
        // Some ten microseconds, the usual difference between shares: yielding may cost a time slice where others want the processor.
        const int patience = 1000;
        if (spins++ < patience) Thread.SpinWait(1);
        else waiting.SpinOnce(sleep1Threshold: -1);
    }
}
