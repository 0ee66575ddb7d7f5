using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace PureOptim.Runs.Store;

/// <summary>
/// Does work in order on a thread of its own, so that a computation need not wait for the disk. A few pieces may wait; then the thread that adds one
/// does. The first failure ends it and is thrown where the next piece is added, or at the end.
/// </summary>
internal sealed class BackgroundWriter : IDisposable
{
    private const int Waiting = 8;

    private readonly BlockingCollection<Action> _work = new(Waiting);
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;

    internal BackgroundWriter()
    {
        _thread = new(Run) { IsBackground = true, Name = "writer" };
        _thread.Start();
    }

    /// <summary>Adds a piece of work.</summary>
    internal void Add(Action work)
    {
        Volatile.Read(ref _failure)?.Throw();
        _work.Add(work);
    }

    /// <summary>Waits until all is done, and throws what failed.</summary>
    internal void Finish()
    {
        _work.CompleteAdding();
        _thread.Join();
        _failure?.Throw();
    }

    /// <summary>Waits until all is done.</summary>
    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            if (_failure is not null) continue;
            try
            {
                work();
            }
            catch (Exception exception)
            {
                Volatile.Write(ref _failure, ExceptionDispatchInfo.Capture(exception));
            }
        }
    }
}
