namespace PureOptim.Core;

/// <summary>An optimizer that looks at whole tensors at work: its formula is applied to each of them first, and then all coordinates move.</summary>
internal sealed class TensorWiseStepper<E> : Stepper<E>
    where E : struct
{
    private readonly TensorWise _optimizer;
    private readonly Kernel<E> _kernel;
    private readonly Parts<E> _parts;
    private readonly StepFacts _facts;

    internal TensorWiseStepper(TensorWise optimizer, Kernel<E> kernel, StateMemory<E> memory, Layout layout)
        : base(memory)
    {
        (_optimizer, _kernel) = (optimizer, kernel);
        _parts = new(optimizer.Scope, layout, kernel, memory);
        _facts = new() { System = kernel.Scalars, Scalars = memory };
    }

    /// <inheritdoc/>
    internal override bool IsLocal => _optimizer.Scope == Scope.Coordinate;

    /// <inheritdoc/>
    internal override bool MovesByGradient => _parts.Read(VectorSources.Gradients);

    /// <inheritdoc/>
    internal override void Prepare(StepInput<E> input)
    {
        _facts.Loss = input.Loss;
        var context = new StepContext(Memory.Step, _facts);
        _parts.Begin(input, VectorSources.Parameters | VectorSources.Gradients, part => _optimizer.Step(part, context));
    }

    /// <inheritdoc/>
    internal override void Move(int start, Span<E> parameters, ReadOnlySpan<E> gradients, Worker<E> worker)
    {
        for (var done = 0; done < parameters.Length;)
        {
            var mark = worker.Scratch.Mark;
            var places = _parts[_parts.IndexAt(start + done)].Places;
            var update = _parts.Evaluate(start + done, parameters[done..], MovesByGradient ? gradients[done..] : [], [], worker, places);
            var moved = parameters.Slice(done, update.Length);
            if (places) update.CopyTo(moved);
            else _kernel.Combine(VectorOperator.Difference, moved, update, moved);
            worker.Scratch.Release(mark);
            done += update.Length;
        }
    }

    /// <inheritdoc/>
    internal override void Update(int start, ReadOnlySpan<E> parameters, ReadOnlySpan<E> gradients, Span<E> updates, Worker<E> worker)
    {
        for (var done = 0; done < parameters.Length;)
        {
            var mark = worker.Scratch.Mark;
            done += _parts.Write(start + done, parameters[done..], MovesByGradient ? gradients[done..] : [], [], updates[done..], worker);
            worker.Scratch.Release(mark);
        }
    }
}
