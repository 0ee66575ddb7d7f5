using System.Diagnostics;

namespace PureOptim.Mutation;

/// <summary>
/// Ends the process when a mutant keeps the tests busy for ever. Processor time counts, so that a busy machine makes no mutant look
/// like an endless loop; whatever waits for ever without it is given minutes.
/// </summary>
internal sealed class Watchdog
{
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly Lock _lock = new();
    private TimeSpan _limit = TimeSpan.MaxValue;
    private long _deadline = long.MaxValue;

    /// <summary>Watches on a thread of its own; <paramref name="onTimeout"/> must end the process.</summary>
    internal Watchdog(Action onTimeout)
    {
        var thread = new Thread(() =>
        {
            while (true)
            {
                Thread.Sleep(200);
                _process.Refresh();
                lock (_lock)
                {
                    if (_process.TotalProcessorTime > _limit || Environment.TickCount64 > _deadline) onTimeout();
                }
            }
        })
        { IsBackground = true };
        thread.Start();
    }

    /// <summary>Allows tests that take so long without a mutant ten times that, and five seconds more.</summary>
    internal void Allow(double milliseconds)
    {
        lock (_lock)
        {
            _process.Refresh();
            _limit = _process.TotalProcessorTime + TimeSpan.FromMilliseconds(5000 + 10 * milliseconds);
            _deadline = Environment.TickCount64 + 300_000 + (long)(100 * milliseconds);
        }
    }
}
