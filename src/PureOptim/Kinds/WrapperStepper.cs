using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// A wrapper at work around the optimizer that it wraps. Its changes of the gradient, the update and the parameters are computed a block at
/// a time, with the wrapped optimizer's own work in between, so that all of it goes through memory once.
/// </summary>
internal sealed class WrapperStepper<E> : Stepper<E>
    where E : struct
{
    /// <summary>The vectors that are known before the parameters move.</summary>
    private const VectorSources Unmoved = VectorSources.Parameters | VectorSources.Gradients;

    private readonly Wrapper _wrapper;
    private readonly UpdateWrapper? _after;
    private readonly Kernel<E> _kernel;
    private readonly Stepper<E> _inner;
    private readonly Parts<E> _before, _update, _finish;
    private readonly StepFacts _facts;
    private readonly int _length;
    private bool _changesGradient, _changesUpdate, _changesParameters, _innerSteps, _updateReadsGradient;
    private E[]? _updates, _otherGradient, _point;

    internal WrapperStepper(Wrapper wrapper, Kernel<E> kernel, StateMemory<E> memory, Layout layout, Stepper<E> inner)
        : base(memory)
    {
        (_wrapper, _after, _kernel, _inner, _length) = (wrapper, wrapper.Updating, kernel, inner, layout.Length);
        _before = new(wrapper.Scope, layout, kernel, memory);
        _update = new(wrapper.Scope, layout, kernel, memory);
        _finish = new(Scope.Coordinate, layout, kernel, memory);
        _facts = new() { System = kernel.Scalars, Scalars = memory };
    }

    /// <inheritdoc/>
    internal override bool IsLocal => _wrapper.Scope == Scope.Coordinate && _inner.IsLocal && !_wrapper.LooksElsewhere;

    /// <inheritdoc/>
    internal override bool MovesByGradient =>
        _updateReadsGradient || (_updates is null && (_otherGradient is not null || _changesGradient || (_innerSteps && _inner.MovesByGradient)));

    private bool GathersUpdates => _after is not null && _wrapper.Scope != Scope.Coordinate;

    /// <inheritdoc/>
    internal override void Prepare(StepInput<E> input)
    {
        (_facts.Loss, _facts.IsInnerLeftOut) = (input.Loss, false);
        var context = new StepContext(Memory.Step, _facts);
        _innerSteps = _wrapper.InnerSteps(Memory.Step);
        if (_wrapper.LooksElsewhere) input = Elsewhere(input, context);
        _before.Begin(input, Unmoved, part => _wrapper.NegatesFunction ? -_wrapper.Before(part, context) : _wrapper.Before(part, context));
        if (_facts.IsInnerLeftOut) _innerSteps = false;
        _changesGradient = _before.DoSomething(part => part.Gradient);
        var changed = _changesGradient && input.Gradients is not null ? input with { Gradients = new MappedSource<E>(_before, input) } : input;
        if (_wrapper.NegatesFunction) changed = changed.Negated(_kernel, _length);
        if (_innerSteps) _inner.Prepare(changed);
        if (_after is not null) PrepareUpdate(_after, input, changed, context);
        _finish.Begin(input, VectorSources.Parameters, part => _wrapper.Finish(part, context));
        _changesParameters = _finish.DoSomething(part => part.Parameter);
    }

    /// <inheritdoc/>
    internal override void Move(int start, Span<E> parameters, ReadOnlySpan<E> gradients, Worker<E> worker)
    {
        for (var done = 0; done < parameters.Length;)
        {
            var count = int.Min(parameters.Length - done, Scratch<E>.Length);
            MoveBlock(start + done, parameters.Slice(done, count), MovesByGradient ? gradients.Slice(done, count) : [], worker);
            done += count;
        }
    }

    /// <inheritdoc/>
    internal override void Update(int start, ReadOnlySpan<E> parameters, ReadOnlySpan<E> gradients, Span<E> updates, Worker<E> worker)
    {
        for (var done = 0; done < parameters.Length;)
        {
            var count = int.Min(parameters.Length - done, Scratch<E>.Length);
            var from = parameters.Slice(done, count);
            var into = updates.Slice(done, count);
            var gradient = MovesByGradient ? gradients.Slice(done, count) : [];
            if (_changesParameters)
            {
                // The wrapper's later change of the parameters is part of the update.
                var mark = worker.Scratch.Mark;
                var moved = worker.Scratch.Take(count);
                from.CopyTo(moved);
                MoveBlock(start + done, moved, gradient, worker);
                _kernel.Combine(VectorOperator.Difference, from, moved, into);
                worker.Scratch.Release(mark);
            }
            else
            {
                UpdateBlock(start + done, from, gradient, into, worker);
            }

            done += count;
        }
    }

    /// <inheritdoc/>
    internal override void Finish()
    {
        if (_innerSteps) _inner.Finish();
        base.Finish();
    }

    private void MoveBlock(int start, Span<E> parameters, ReadOnlySpan<E> gradients, Worker<E> worker)
    {
        var mark = worker.Scratch.Mark;
        if (!_changesUpdate)
        {
            var changed = Changed(start, parameters, gradients, worker);
            if (_innerSteps) _inner.Move(start, parameters, changed, worker);
        }
        else
        {
            var update = worker.Scratch.Take(parameters.Length);
            UpdateBlock(start, parameters, gradients, update, worker);
            _kernel.Combine(VectorOperator.Difference, parameters, update, parameters);
        }

        if (_changesParameters) _finish.WriteAll(start, parameters, [], [], parameters, worker);
        worker.Scratch.Release(mark);
    }

    /// <summary>The update, before anything is made of the parameters.</summary>
    private void UpdateBlock(int start, ReadOnlySpan<E> parameters, ReadOnlySpan<E> gradients, Span<E> updates, Worker<E> worker)
    {
        var mark = worker.Scratch.Mark;
        if (_updates is not null)
        {
            _update.WriteAll(start, parameters, Taken(start, gradients, parameters.Length), _updates.AsSpan(start, parameters.Length), updates, worker);
        }
        else
        {
            InnerUpdate(start, parameters, Changed(start, parameters, gradients, worker), updates, worker);
            if (_changesUpdate) _update.WriteAll(start, parameters, Taken(start, gradients, parameters.Length), updates, updates, worker);
        }

        worker.Scratch.Release(mark);
    }

    private void InnerUpdate(int start, ReadOnlySpan<E> parameters, ReadOnlySpan<E> gradients, Span<E> updates, Worker<E> worker)
    {
        if (_innerSteps) _inner.Update(start, parameters, gradients, updates, worker);
        else updates.Fill(_kernel.Of(0.0));
    }

    /// <summary>The gradient as the wrapped optimizer gets it. Slots of the wrapper get what they keep.</summary>
    private ReadOnlySpan<E> Changed(int start, ReadOnlySpan<E> parameters, ReadOnlySpan<E> gradients, Worker<E> worker)
    {
        gradients = Taken(start, gradients, parameters.Length);
        if (!_changesGradient) return gradients;
        var changed = worker.Scratch.Take(parameters.Length);
        _before.WriteAll(start, parameters, gradients, [], changed, worker);
        return changed;
    }

    /// <summary>The gradient where the wrapper wants it taken.</summary>
    private ReadOnlySpan<E> Taken(int start, ReadOnlySpan<E> gradients, int count) => _otherGradient is null ? gradients : _otherGradient.AsSpan(start, count);

    /// <summary>Computes all updates of the wrapped optimizer first, where the wrapper looks at more than one of them at a time.</summary>
    private void PrepareUpdate(UpdateWrapper after, StepInput<E> input, StepInput<E> changed, StepContext context)
    {
        if (GathersUpdates)
        {
            var updates = _updates ??= new E[_length];
            input.ForEachBlock(_length, (start, count, worker) =>
            {
                var parameters = input.Parameters.Read(start, count, worker.Scratch);
                var gradients = _inner.MovesByGradient || _changesGradient ? Changed(start, parameters, input.Gradients!.Read(start, count, worker.Scratch), worker) : [];
                InnerUpdate(start, parameters, gradients, updates.AsSpan(start, count), worker);
            });
        }

        _update.Begin(input, Unmoved | VectorSources.Updates, part =>
        {
            if (_updates is not null) part.SetUpdates(_updates);
            return after.After(part, context);
        });

        // An update that is left alone is not computed: the parameters move as they do without the wrapper, to the bit.
        _changesUpdate = _updates is not null || _update.DoSomething(part => part.Update);
        _updateReadsGradient = _update.Read(VectorSources.Gradients);
    }

    /// <summary>The step's input where the wrapper wants its gradient taken.</summary>
    private StepInput<E> Elsewhere(StepInput<E> input, StepContext context)
    {
        var evaluate = input.Evaluate ?? throw new InvalidOperationException($"{_wrapper.Name} needs gradients at other points.");
        _before.Begin(input, Unmoved, part => _wrapper.LookAt(part, context));
        if (!_before.DoSomething(part => part.Parameter))
        {
            _otherGradient = null;
            return input;
        }

        var (point, gradient) = (_point ??= new E[_length], _otherGradient ??= new E[_length]);
        input.ForEachBlock(_length, (start, count, worker) => _before.WriteAll(
            start, input.Parameters.Read(start, count, worker.Scratch), input.Gradients!.Read(start, count, worker.Scratch), [], point.AsSpan(start, count), worker));
        evaluate(point, gradient);
        return input with { Gradients = new ArraySource<E>(gradient) };
    }
}
