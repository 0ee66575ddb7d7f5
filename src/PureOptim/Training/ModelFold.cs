using System.Numerics;
using System.Runtime.ExceptionServices;
using PureOptim.Core;

namespace PureOptim;

/// <summary>A fold over batches in memory of its own, as far as it is asked for: who does what, and when the threads wait for one another.</summary>
internal sealed class ModelFold<TBatch, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ISweep<T> _sweep;
    private readonly Workspace<T> _workspace;
    private readonly IModelWorkspace<TBatch, T> _model;
    private readonly IEnumerator<TBatch> _batches;
    private readonly Action<TrainingStep<T>>? _observer;
    private readonly CancellationToken _cancellation;
    private readonly Rendezvous _rendezvous;
    private readonly int _threads;
    private ExceptionDispatchInfo? _failure;
    private long _end;
    private bool _loaded;
    private bool _started;
    private bool _finished;
    private bool _batchesEnded;

    internal ModelFold(
        ISweep<T> sweep,
        Workspace<T> workspace,
        IModelWorkspace<TBatch, T> model,
        IEnumerator<TBatch> batches,
        int threads,
        Action<TrainingStep<T>>? observer,
        CancellationToken cancellation)
    {
        (_sweep, _workspace, _model, _batches) = (sweep, workspace, model, batches);
        (_threads, _observer, _cancellation) = (threads, observer, cancellation);
        _rendezvous = new(threads);
    }

    /// <summary>
    /// Takes steps up to a number of them, or to the end of the batches; false at that end. Throws what the batches, the model, the observer or
    /// the cancellation threw.
    /// </summary>
    internal bool AdvanceTo(long step)
    {
        _end = step;
        if (_threads == 1) RunAlone();
        else RunTogether();
        _loaded = true;
        return !_batchesEnded;
    }

    /// <summary>On one thread nobody waits, and what is thrown finds its own way.</summary>
    private void RunAlone()
    {
        Range[] stretches = [.. _model.StretchesOf(0)];
        var gradient = MemoryFor(stretches);
        Load(0, stretches);
        while (TakeSteps(stretches, gradient))
        {
        }
    }

    /// <summary>
    /// Takes a few steps; false when there are no more to take. Few, because the just-in-time compiler counts calls: a loop that is entered
    /// once a run stays for many runs as it was compiled when nothing was known about it.
    /// </summary>
    private bool TakeSteps(Range[] stretches, T[] gradient)
    {
        const int few = 256;
        for (var i = 0; i < few; i++)
        {
            if (!Begin()) return false;
            _model.Differentiate(0);
            Update(0, stretches, gradient);
            _workspace.Step++;
            if (_observer is null) continue;
            _model.Evaluate(0);
            _observer(new(_workspace.Step, _model.Loss()));
        }

        return true;
    }

    private void RunTogether()
    {
        (_started, _finished) = (false, false);
        var helpers = new Thread[_threads - 1];
        for (var i = 0; i < helpers.Length; i++)
        {
            var thread = i + 1;
            helpers[i] = new Thread(() => Run(thread)) { IsBackground = true, Name = Invariant($"fold {thread}") };
            helpers[i].Start();
        }

        Run(0);
        foreach (var helper in helpers) helper.Join();
        _failure?.Throw();
    }

    private void Run(int thread)
    {
        Range[] stretches = [.. _model.StretchesOf(thread)];
        var gradient = MemoryFor(stretches);
        // Delegates made once: the loop itself allocates nothing.
        Action start = () => Attempt(Start), count = () => _workspace.Step++;
        Action differentiate = () => _model.Differentiate(thread), evaluate = () => _model.Evaluate(thread);
        Action update = () => Update(thread, stretches, gradient);
        Attempt(() => Load(thread, stretches));
        for (_rendezvous.Meet(thread, start); !_finished; _rendezvous.Meet(thread, start))
        {
            Attempt(differentiate);
            _rendezvous.Meet(thread);
            if (_failure is null) Attempt(update);
            _rendezvous.Meet(thread, count);
            if (_failure is null && _observer is not null) Attempt(evaluate);
        }
    }

    /// <summary>Tells the observer about the step that is over, and takes the next batch.</summary>
    private void Start()
    {
        _finished = true;
        if (_failure is not null) return;
        if (_started) _observer?.Invoke(new(_workspace.Step, _model.Loss()));
        _finished = !Begin();
        _started = true;
    }

    /// <summary>Begins the next batch, if there is one and a step to take.</summary>
    private bool Begin()
    {
        if (_workspace.Step >= _end) return false;
        _cancellation.ThrowIfCancellationRequested();
        _batchesEnded = !_batches.MoveNext();
        if (_batchesEnded) return false;
        _model.Begin(_batches.Current);
        return true;
    }

    private void Load(int thread, Range[] stretches)
    {
        if (_loaded) return;
        for (var i = 0; i < stretches.Length; i++) _model.Load(thread, i, _workspace.Parameters.AsSpan(stretches[i]));
    }

    private void Update(int thread, Range[] stretches, T[] memory)
    {
        for (var i = 0; i < stretches.Length; i++)
        {
            var gradient = memory.AsSpan(0, Length(stretches[i]));
            _model.Gradient(thread, i, gradient);
            _sweep.StepInPlace(_workspace, gradient, stretches[i].Start.Value);
            _model.Load(thread, i, _workspace.Parameters.AsSpan(stretches[i]));
        }
    }

    /// <summary>A failure of one thread ends the fold for all at the next meeting.</summary>
    private void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        }
    }

    private static T[] MemoryFor(Range[] stretches) => new T[stretches.Length == 0 ? 0 : stretches.Max(Length)];

    private static int Length(Range stretch) => stretch.End.Value - stretch.Start.Value;
}
