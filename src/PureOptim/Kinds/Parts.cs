namespace PureOptim.Core;

/// <summary>The tensors that a formula is applied to one by one, or the model as one vector, in the order of the parameters.</summary>
internal sealed class Parts<E>
    where E : struct
{
    private readonly Layout _layout;
    private readonly TensorStepOf<E>[] _parts;

    internal Parts(Scope scope, Layout layout, Kernel<E> kernel, StateMemory<E> memory)
    {
        _layout = layout;
        var pool = new VectorPool<E>();
        _parts = scope == Scope.Tensor
            ? [.. layout.Entries.Select(entry => new TensorStepOf<E>(kernel, memory, pool, entry, layout.Length, mayReduce: true))]
            : [new(kernel, memory, pool, entry: null, layout.Length, mayReduce: scope == Scope.Model)];
    }

    /// <summary>Applies a formula to every part.</summary>
    /// <param name="input">The context of the step.</param>
    /// <param name="known">The vectors that are known at that time.</param>
    /// <param name="formula">The formula.</param>
    internal void Begin(StepInput<E> input, VectorSources known, Func<TensorStepOf<E>, Vector> formula)
    {
        foreach (var part in _parts)
        {
            part.Begin(input);
            part.Result = formula(part) ?? throw new InvalidOperationException("A formula returned null.");
            if (part.Result.Length != part.Size) throw new InvalidOperationException(Invariant($"A formula returned a vector of {part.Result.Length} elements for {part.Description}, which has {part.Size}."));
            if (part.Reads(VectorSources.Updates & ~known)) throw new InvalidOperationException("The update is known only after the wrapped optimizer's step.");
            if (part.Reads(VectorSources.Gradients & ~known)) throw new InvalidOperationException("The gradient is not known any more when the parameters have moved; keep what is needed of it in a slot.");
            part.Trim();
        }
    }

    /// <summary>Whether the formula returned something else than what it was given, or keeps something.</summary>
    internal bool DoSomething(Func<TensorStep, Vector> given)
    {
        foreach (var part in _parts)
        {
            if (part.HasKept || !ReferenceEquals(part.Result, given(part))) return true;
        }

        return false;
    }

    /// <summary>Whether a result is computed from an input.</summary>
    internal bool Read(VectorSources input)
    {
        foreach (var part in _parts)
        {
            if (part.Reads(input)) return true;
        }

        return false;
    }

    internal void SetUpdates(E[] updates)
    {
        foreach (var part in _parts) part.SetUpdates(updates);
    }

    /// <summary>The index of the part that a coordinate belongs to.</summary>
    internal int IndexAt(int coordinate) => _parts.Length <= 1 ? 0 : _layout.IndexAt(coordinate);

    internal TensorStepOf<E> this[int index] => _parts[index];

    /// <summary>The elements of the results from a coordinate on, up to the end of the part or of a block.</summary>
    /// <param name="start">The first coordinate.</param>
    /// <param name="parameters">The parameters from there on.</param>
    /// <param name="gradients">The gradients from there on.</param>
    /// <param name="updates">The updates from there on.</param>
    /// <param name="worker">Memory of the calling thread.</param>
    /// <param name="places">Whether the parameters are wanted that the result leads to, of a part whose result does.</param>
    internal ReadOnlySpan<E> Evaluate(
        int start, ReadOnlySpan<E> parameters, ReadOnlySpan<E> gradients, ReadOnlySpan<E> updates, Worker<E> worker, bool places)
    {
        var chunk = ChunkAt(start, parameters, gradients, updates, worker, out var part);
        return part.Carry(chunk, worker.Known, places);
    }

    /// <summary>Writes the elements of the results from a coordinate on, up to the end of the part or of a block.</summary>
    /// <returns>The number of elements written.</returns>
    internal int Write(
        int start, ReadOnlySpan<E> parameters, ReadOnlySpan<E> gradients, ReadOnlySpan<E> updates, Span<E> result, Worker<E> worker)
    {
        var chunk = ChunkAt(start, parameters, gradients, updates, worker, out var part);
        part.Write(chunk, worker.Known, result[..chunk.Count]);
        return chunk.Count;
    }

    /// <summary>Carries the formula out for consecutive coordinates, part by part.</summary>
    internal void WriteAll(int start, ReadOnlySpan<E> parameters, ReadOnlySpan<E> gradients, ReadOnlySpan<E> updates, Span<E> result, Worker<E> worker)
    {
        for (var done = 0; done < result.Length;)
        {
            var mark = worker.Scratch.Mark;
            done += Write(start + done, parameters[done..], gradients.IsEmpty ? [] : gradients[done..], updates.IsEmpty ? [] : updates[done..], result[done..], worker);
            worker.Scratch.Release(mark);
        }
    }

    private Chunk<E> ChunkAt(
        int start, ReadOnlySpan<E> parameters, ReadOnlySpan<E> gradients, ReadOnlySpan<E> updates, Worker<E> worker, out TensorStepOf<E> part)
    {
        part = _parts[IndexAt(start)];
        var count = int.Min(int.Min(int.Max(parameters.Length, gradients.Length), Scratch<E>.Length), part.Offset + part.Size - start);
        return new()
        {
            Start = start - part.Offset,
            Count = count,
            Parameters = parameters.IsEmpty ? [] : parameters[..count],
            Gradients = gradients.IsEmpty ? [] : gradients[..count],
            Updates = updates.IsEmpty ? [] : updates[..count],
            Scratch = worker.Scratch,
        };
    }
}
