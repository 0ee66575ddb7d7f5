using System.Runtime.ExceptionServices;

namespace PureOptim.Core;

/// <summary>
/// Threads that share the work of a step. The first of them leads: what it hands out, all do at once, each its share; between two pieces of
/// work the others wait.
/// </summary>
internal sealed class Team(int threads)
{
    private readonly SpinBarrier _barrier = new(threads);
    private Action<int>? _work;
    private ExceptionDispatchInfo? _failure;

    /// <summary>The number of threads.</summary>
    internal int Threads { get; } = threads;

    /// <summary>A team of the calling thread alone.</summary>
    internal static Team Alone => new(1);

    /// <summary>Does a piece of work on all threads, called by the leader while the others are in <see cref="Serve"/>.</summary>
    /// <param name="work">The work, given the number of the thread.</param>
    internal void Run(Action<int> work)
    {
        if (Threads == 1)
        {
            work(0);
            return;
        }

        _work = work;
        _barrier.Wait(0);
        Attempt(0);
        _barrier.Wait(0);
        if (_failure is not { } failure) return;
        _failure = null;
        failure.Throw();
    }

    /// <summary>Does the shares of one of the other threads until the leader dismisses them.</summary>
    internal void Serve(int thread)
    {
        while (true)
        {
            _barrier.Wait(thread);
            if (_work is null) return;
            Attempt(thread);
            _barrier.Wait(thread);
        }
    }

    /// <summary>Ends <see cref="Serve"/> for all others.</summary>
    internal void Dismiss()
    {
        if (Threads == 1) return;
        _work = null;
        _barrier.Wait(0);
    }

    /// <summary>The part of <paramref name="count"/> things that a thread takes: consecutive, and all together cover them once.</summary>
    internal (int Start, int End) ShareOf(int thread, int count) =>
        ((int)((long)count * thread / Threads), (int)((long)count * (thread + 1) / Threads));

    private void Attempt(int thread)
    {
        try
        {
            _work!(thread);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        }
    }
}
