using System.Numerics;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A fold over batches in place, on one or several threads, on demand. If the optimizer moves each coordinate by
/// itself, a part of the gradient is computed and used while it is in the first-level cache; others get the whole gradient first.
/// </summary>
internal sealed partial class ModelFold<TBatch, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly InPlaceRun<T> _run;
    private readonly Team _team;
    private readonly IModelWorkspace<TBatch, T> _model;
    private readonly IEnumerator<TBatch> _batches;
    private readonly Action<TrainingStep<T>>? _observer;
    private readonly CancellationToken _cancellation;
    private readonly SpinBarrier _barrier;
    private readonly Range[][] _slices;
    private readonly T[] _gradient;
    private readonly Func<Parameters<T>, TBatch, Parameters<T>>? _curvature;
    private readonly Layout _layout;
    private readonly bool _needsLoss, _isLocal;
    private readonly int _threads;
    private long _end;
    private double? _loss;
    private bool _loaded, _batchesEnded;

    internal ModelFold(
        IOptimizer optimizer,
        Iterate<T> start,
        IModelWorkspace<TBatch, T> model,
        Func<Parameters<T>, TBatch, Parameters<T>> curvature,
        IEnumerator<TBatch> batches,
        int threads,
        Action<TrainingStep<T>>? observer,
        CancellationToken cancellation)
    {
        (_model, _batches) = (model, batches);
        (_threads, _observer, _cancellation) = (threads, observer, cancellation);
        (_barrier, _team) = (new(threads), new(threads));
        _run = new(optimizer, start, _team, optimizer.Needs.HasFlag(Needs.OtherPoints) ? EvaluateElsewhere : null);
        (_layout, _curvature) = (start.Parameters.Layout, optimizer.Needs.HasFlag(Needs.Curvature) ? curvature : null);
        // The curvature is that of the whole model at the parameters before the step, so that none may have moved.
        (_needsLoss, _isLocal) = (optimizer.Needs.HasFlag(Needs.Loss), _run.Stepper.IsLocal && _curvature is null);
        _slices = [.. Enumerable.Range(0, threads).Select(thread => model.SlicesOf(thread).ToArray())];
        _gradient = _isLocal ? [] : new T[start.Parameters.Length];
    }

    /// <summary>The number of steps taken.</summary>
    internal long Step => _run.Memory.Step;

    /// <summary>A copy of where the fold is.</summary>
    internal Iterate<T> Snapshot() => _run.Snapshot();

    /// <summary>
    /// Takes steps up to a number of them, or to the end of the batches; false at that end. Throws what the batches, the model, the optimizer, the
    /// observer or the cancellation threw.
    /// </summary>
    internal bool AdvanceTo(long step)
    {
        _end = step;
        if (_threads == 1) RunAlone();
        else RunTogether();
        _loaded = true;
        return !_batchesEnded;
    }

    /// <summary>On one thread there is nothing to wait for, and exceptions propagate by themselves.</summary>
    private void RunAlone()
    {
        var memory = MemoryFor(_slices[0]);
        Load(0);
        while (TakeSteps(memory))
        {
        }
    }

    /// <summary>
    /// Takes a few steps; false when there are no more to take. Few, because the just-in-time compiler counts calls: a loop that is entered
    /// once a run stays for many runs as it was compiled when nothing was known about it.
    /// </summary>
    private bool TakeSteps(T[] memory)
    {
        const int few = 256;
        for (var i = 0; i < few; i++)
        {
            if (!Begin()) return false;
            if (_needsLoss)
            {
                _model.Evaluate(0);
                TakeLoss();
            }

            _model.Differentiate(0);
            if (_isLocal)
            {
                Move(0, memory);
            }
            else
            {
                Gather(0);
                _run.Prepare(_gradient, _loss, Curvature());
                MoveGathered(0);
            }

            _run.Stepper.Finish();
            if (_observer is null) continue;
            _model.Evaluate(0);
            _observer(new(Step, _model.Loss()));
        }

        return true;
    }

    /// <summary>Begins the next batch, if there is one and a step to take.</summary>
    private bool Begin()
    {
        if (Step >= _end) return false;
        _cancellation.ThrowIfCancellationRequested();
        _batchesEnded = !_batches.MoveNext();
        if (_batchesEnded) return false;
        _model.Begin(_batches.Current);
        if (_isLocal && !_needsLoss) _run.Prepare(_gradient, null);
        return true;
    }

    private void TakeLoss()
    {
        _loss = double.CreateTruncating(_model.Loss());
        if (_isLocal) _run.Prepare(_gradient, _loss);
    }

    private T[]? Curvature()
    {
        if (_curvature is null) return null;
        var curvature = _curvature(Parameters<T>.Of(_layout, _run.Parameters), _batches.Current);
        Guard.SameLayout("numbers of the curvature", _layout, curvature.Layout);
        return curvature.Memory;
    }

    private void Load(int thread)
    {
        if (_loaded) return;
        for (var i = 0; i < _slices[thread].Length; i++) _model.Load(thread, i, _run.Parameters.AsSpan(_slices[thread][i]));
    }

    /// <summary>Moves a thread's parameters part by part, each as soon as its gradient is there.</summary>
    private void Move(int thread, T[] memory)
    {
        var slices = _slices[thread];
        for (var i = 0; i < slices.Length; i++)
        {
            var length = Length(slices[i]);
            var gradient = memory.AsSpan(0, length);
            _model.Gradient(thread, i, gradient);
            _run.Move(slices[i].Start.Value, gradient, length, thread);
            _model.Load(thread, i, _run.Parameters.AsSpan(slices[i]));
        }
    }

    /// <summary>Computes a thread's parts of the whole gradient.</summary>
    private void Gather(int thread)
    {
        for (var i = 0; i < _slices[thread].Length; i++) _model.Gradient(thread, i, _gradient.AsSpan(_slices[thread][i]));
    }

    /// <summary>Moves a thread's parameters, when the step is prepared.</summary>
    private void MoveGathered(int thread)
    {
        var slices = _slices[thread];
        for (var i = 0; i < slices.Length; i++)
        {
            _run.Move(slices[i].Start.Value, _gradient.AsSpan(slices[i]), Length(slices[i]), thread);
            _model.Load(thread, i, _run.Parameters.AsSpan(slices[i]));
        }
    }

    /// <summary>The gradient of the current batch at other parameters, and the loss where the optimizer needs it, on all threads; the parameters of the run are loaded again after they have moved.</summary>
    private Scalar? EvaluateElsewhere(T[] point, T[]? gradient)
    {
        _team.Run(thread =>
        {
            for (var i = 0; i < _slices[thread].Length; i++) _model.Load(thread, i, point.AsSpan(_slices[thread][i]));
        });
        Scalar? loss = null;
        if (_needsLoss)
        {
            _team.Run(_model.Evaluate);
            loss = double.CreateTruncating(_model.Loss());
        }

        if (gradient is null) return loss;
        _team.Run(_model.Differentiate);
        _team.Run(thread =>
        {
            for (var i = 0; i < _slices[thread].Length; i++) _model.Gradient(thread, i, gradient.AsSpan(_slices[thread][i]));
        });
        return loss;
    }

    private static T[] MemoryFor(Range[] slices) => new T[slices.Length == 0 ? 0 : slices.Max(Length)];

    private static int Length(Range slice) => slice.End.Value - slice.Start.Value;
}
