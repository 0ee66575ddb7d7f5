namespace PureOptim.Core;

/// <summary>Groups of tensors at work, an optimizer each.</summary>
internal sealed class GroupsStepper<E> : Stepper<E>
    where E : struct
{
    private readonly Layout _layout;
    private readonly Stepper<E>[] _optimizers;
    private readonly int[] _lengths;
    private readonly (int Start, int Length, int Group, int Place)[] _tensors;
    private readonly (int Start, int Length, int Group, int Place)[][] _tensorsOf;

    /// <param name="memory">The memory of the groups.</param>
    /// <param name="optimizers">The optimizer of each group.</param>
    /// <param name="layout">The layout of the parameters.</param>
    /// <param name="groupOf">The group of each tensor.</param>
    internal GroupsStepper(StateMemory<E> memory, Stepper<E>[] optimizers, Layout layout, int[] groupOf)
        : base(memory)
    {
        (_layout, _optimizers) = (layout, optimizers);
        _lengths = new int[optimizers.Length];
        _tensors = new (int, int, int, int)[layout.Entries.Length];
        for (var i = 0; i < _tensors.Length; i++)
        {
            var entry = layout.Entries[i];
            _tensors[i] = (entry.Offset, entry.Length, groupOf[i], _lengths[groupOf[i]]);
            _lengths[groupOf[i]] += entry.Length;
        }

        _tensorsOf = [.. Enumerable.Range(0, optimizers.Length).Select(group => _tensors.Where(tensor => tensor.Group == group).ToArray())];
    }

    /// <inheritdoc/>
    internal override bool IsLocal => _optimizers.All(optimizer => optimizer.IsLocal);

    /// <inheritdoc/>
    internal override bool MovesByGradient => _optimizers.Any(optimizer => optimizer.MovesByGradient);

    /// <inheritdoc/>
    internal override void Prepare(StepInput<E> input)
    {
        for (var group = 0; group < _optimizers.Length; group++)
        {
            _optimizers[group].Prepare(input with
            {
                Parameters = new Gathered(_tensorsOf[group], input.Parameters),
                Gradients = input.Gradients is null ? null : new Gathered(_tensorsOf[group], input.Gradients),
                Curvatures = input.Curvatures is null ? null : new Gathered(_tensorsOf[group], input.Curvatures),
                Length = _lengths[group],
                Evaluate = null,
            });
        }
    }

    /// <inheritdoc/>
    internal override void Move(int start, Span<E> parameters, ReadOnlySpan<E> gradients, Worker<E> worker)
    {
        for (var done = 0; done < parameters.Length;)
        {
            var (optimizer, place, count) = At(start + done, parameters.Length - done);
            optimizer.Move(place, parameters.Slice(done, count), optimizer.MovesByGradient ? gradients.Slice(done, count) : [], worker);
            done += count;
        }
    }

    /// <inheritdoc/>
    internal override void Update(int start, ReadOnlySpan<E> parameters, ReadOnlySpan<E> gradients, Span<E> updates, Worker<E> worker)
    {
        for (var done = 0; done < parameters.Length;)
        {
            var (optimizer, place, count) = At(start + done, parameters.Length - done);
            optimizer.Update(place, parameters.Slice(done, count), optimizer.MovesByGradient ? gradients.Slice(done, count) : [], updates.Slice(done, count), worker);
            done += count;
        }
    }

    /// <inheritdoc/>
    internal override void Finish()
    {
        foreach (var optimizer in _optimizers) optimizer.Finish();
        base.Finish();
    }

    /// <summary>The optimizer of a coordinate, the coordinate's place in its vector, and how many follow in the same tensor.</summary>
    private (Stepper<E> Optimizer, int Place, int Count) At(int coordinate, int most)
    {
        var (start, length, group, place) = _tensors[_layout.IndexAt(coordinate)];
        return (_optimizers[group], place + coordinate - start, int.Min(most, start + length - coordinate));
    }

    /// <summary>The vector of one group, its tensors one after another.</summary>
    private sealed class Gathered((int Start, int Length, int Group, int Place)[] own, VectorSource<E> all) : VectorSource<E>
    {
        /// <inheritdoc/>
        internal override ReadOnlySpan<E> Read(int start, int count, Scratch<E> scratch)
        {
            foreach (var tensor in own)
            {
                if (start >= tensor.Place && start + count <= tensor.Place + tensor.Length) return all.Read(tensor.Start + start - tensor.Place, count, scratch);
            }

            var result = scratch.Take(count);
            foreach (var tensor in own)
            {
                var (from, to) = (int.Max(start, tensor.Place), int.Min(start + count, tensor.Place + tensor.Length));
                if (from >= to) continue;
                var mark = scratch.Mark;
                all.Read(tensor.Start + from - tensor.Place, to - from, scratch).CopyTo(result[(from - start)..]);
                scratch.Release(mark);
            }

            return result;
        }
    }
}
