using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>A tensor's step in memory of one element type.</summary>
internal sealed class TensorStepOf<E> : TensorStep
    where E : struct
{
    private readonly Kernel<E> _kernel;
    private readonly StateMemory<E> _memory;
    private readonly VectorEvaluator<E> _evaluator;
    private readonly bool _mayReduce;
    private readonly List<(int Slot, int Offset, Vector Value)> _kept = [];
    private StepInput<E>? _input;
    private E[]? _updates;

    /// <param name="kernel">The operations.</param>
    /// <param name="memory">The optimizer's memory.</param>
    /// <param name="entry">The tensor; null for the model.</param>
    /// <param name="length">The number of all parameters.</param>
    /// <param name="mayReduce">Whether the optimizer looks at more than a coordinate at a time.</param>
    internal TensorStepOf(Kernel<E> kernel, StateMemory<E> memory, TensorEntry? entry, int length, bool mayReduce)
        : base(entry?.Name, entry?.Shape ?? [length])
    {
        (_kernel, _memory, _mayReduce) = (kernel, memory, mayReduce);
        _evaluator = new(kernel, memory);
        Offset = entry?.Offset ?? 0;
        Size = entry?.Length ?? length;
    }

    /// <inheritdoc/>
    internal override int Offset { get; }

    /// <summary>The number of elements.</summary>
    internal int Size { get; }

    /// <summary>What the formula returned: an update, a gradient, or parameters.</summary>
    internal Vector? Result { get; set; }

    /// <summary>Whether the result is an update that leads to given parameters.</summary>
    internal bool Places => Result is VectorNode.Placement;

    /// <summary>Whether something is to be kept when the step is carried out.</summary>
    internal bool HasKept => _kept.Count > 0;

    /// <summary>Whether the result, or what is kept, is computed from an input.</summary>
    internal bool Reads(VectorSources input)
    {
        if ((Result!.Sources & input) != 0) return true;
        foreach (var (_, _, value) in _kept)
        {
            if ((value.Sources & input) != 0) return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override Vector this[string slot]
    {
        get
        {
            var index = IndexOf(slot);
            if (PartOf(index) is not { } part) throw new ArgumentException($"{Description} has no slot '{slot}' of {_memory.Optimizer}.", nameof(slot));
            if (part.Length == Size && (Name is null || part.Shape.AsSpan().SequenceEqual(Shape.AsSpan()))) return new VectorNode.Slot(this, Shape, index, part.Offset);
            return new VectorNode.Stored<E>(this, part.Shape, _memory.Slots[index].AsSpan(part.Offset, part.Length).ToArray());
        }
    }

    /// <inheritdoc/>
    public override bool Has(string slot) => PartOf(IndexOf(slot)) is not null;

    /// <inheritdoc/>
    public override Scalar Number(string slot) => _kernel.ToScalar(NumberOf(slot));

    /// <inheritdoc/>
    public override Scalar Keep(string slot, Scalar value)
    {
        NumberOf(slot) = _kernel.Of(value);
        return value;
    }

    /// <inheritdoc/>
    public override Vector Keep(string slot, Vector value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var index = IndexOf(slot);
        if (PartOf(index) is not { } part) throw new ArgumentException($"{Description} has no slot '{slot}' of {_memory.Optimizer}.", nameof(slot));
        if (part.Length != value.Length)
            throw new ArgumentException($"Slot '{slot}' of {Description} has shape {TensorEntry.Describe(part.Shape)}, not {TensorEntry.Describe(value.Shape)}.", nameof(value));
        if (part.Length == Size) _kept.Add((index, part.Offset, value));
        else Values(value).CopyTo(_memory.Slots[index].AsSpan(part.Offset, part.Length));
        return value;
    }

    /// <inheritdoc/>
    public override Scalar Positive(Scalar value) => value.Value > 0 && value.Value < _kernel.SmallestPositive ? _kernel.SmallestPositive : value;

    /// <summary>Begins a step.</summary>
    internal void Begin(StepInput<E> input)
    {
        _input = input;
        _updates = null;
        _kept.Clear();
        Result = null;
    }

    /// <summary>Makes known what the wrapped optimizer would take off the parameters, one number for each of the model.</summary>
    internal void SetUpdates(E[] updates) => _updates = updates;

    /// <summary>The elements of a vector in a chunk of this tensor.</summary>
    internal ReadOnlySpan<E> Evaluate(Vector vector, scoped in Chunk<E> chunk) => _evaluator.Evaluate(vector, chunk);

    /// <summary>The elements of <see cref="Result"/> in a chunk, or the parameters it leads to, after which slots that keep something have it.</summary>
    internal ReadOnlySpan<E> Carry(scoped in Chunk<E> chunk, Known<E> known, bool places = false)
    {
        var wanted = places ? ((VectorNode.Placement)Result!).Right : Result!;
        if (_kept.Count == 0) return _evaluator.Evaluate(wanted, chunk);
        known.Clear();
        foreach (var (_, _, value) in _kept)
        {
            var mark = chunk.Scratch.Mark;
            known.Add(value, _evaluator.Evaluate(value, chunk, known));
            chunk.Scratch.Release(mark);
        }

        // A result that lies in a slot must be read before the slot is written.
        var result = _evaluator.Evaluate(wanted, chunk, known);
        if (wanted is VectorNode.Slot)
        {
            var copy = chunk.Scratch.Take(chunk.Count);
            result.CopyTo(copy);
            result = copy;
        }

        for (var i = 0; i < _kept.Count; i++) known[i][..chunk.Count].CopyTo(_memory.Slots[_kept[i].Slot].AsSpan(_kept[i].Offset + chunk.Start, chunk.Count));
        return result;
    }

    /// <inheritdoc/>
    internal override Scalar Norm(Vector vector)
    {
        CheckMayReduce();
        if (_kernel.NormScale(() => Reduce(ReductionKind.LargestMagnitude, vector, vector)) is { } scale)
        {
            var squares = Leaves(vector, (left, _) => _kernel.LeafSquares(left, scale), vector);
            return Scalar.Sqrt(_kernel.Total(ReductionKind.Dot, squares)) / scale;
        }

        return Scalar.Sqrt(Reduce(ReductionKind.Dot, vector, vector));
    }

    /// <inheritdoc/>
    internal override Scalar Reduce(ReductionKind kind, Vector left, Vector right)
    {
        CheckMayReduce();
        return _kernel.Total(kind, Leaves(left, (first, second) => _kernel.Leaf(kind, first, second), right));
    }

    /// <inheritdoc/>
    internal override Vector Means(Vector matrix, bool ofRows)
    {
        var values = Values(matrix);
        var (rows, columns) = (matrix.Shape[0], matrix.Shape[1]);
        if (!ofRows)
        {
            values = Transposed(values, rows, columns);
            (rows, columns) = (columns, rows);
        }

        var means = new E[rows];
        for (var row = 0; row < rows; row++) means[row] = _kernel.Of(Mean(values.AsSpan(row * columns, columns)));
        return new VectorNode.Stored<E>(this, [rows], means);
    }

    /// <inheritdoc/>
    internal override Vector Outer(Vector rows, Vector columns) => new VectorNode.Outer<E>(this, Values(rows), Values(columns));

    /// <inheritdoc/>
    internal override Vector Product(Vector left, Vector right, bool transposeRight)
    {
        var (rows, inner) = (left.Shape[0], left.Shape[1]);
        var (rightInner, columns) = transposeRight ? (right.Shape[1], right.Shape[0]) : (right.Shape[0], right.Shape[1]);
        if (inner != rightInner)
            throw new ArgumentException($"Matrices of shapes {TensorEntry.Describe(left.Shape)} and {TensorEntry.Describe(right.Shape)} have no such product.", nameof(right));
        var (a, b) = (Values(left), Values(right));
        if (transposeRight) b = Transposed(b, columns, inner);
        var result = GC.AllocateUninitializedArray<E>(rows * columns);
        var team = Input.Team;
        team.Run(thread =>
        {
            var (from, to) = team.ShareOf(thread, rows);
            if (from < to) _kernel.Multiply(a.AsSpan(from * inner, (to - from) * inner), b, result.AsSpan(from * columns, (to - from) * columns), to - from, inner, columns);
        });
        return new VectorNode.Stored<E>(this, [rows, columns], result);
    }

    /// <inheritdoc/>
    internal override Vector Transpose(Vector matrix) =>
        new VectorNode.Stored<E>(this, [matrix.Shape[1], matrix.Shape[0]], Transposed(Values(matrix), matrix.Shape[0], matrix.Shape[1]));

    /// <inheritdoc/>
    internal override Vector Store(Vector vector) => vector is VectorNode.Stored<E> ? vector : new VectorNode.Stored<E>(this, vector.Shape, Values(vector));

    private StepInput<E> Input => _input ?? throw new InvalidOperationException("A vector was kept from one step for another.");

    private E[] Values(Vector vector)
    {
        if (vector is VectorNode.Stored<E> stored) return stored.Values;
        var values = GC.AllocateUninitializedArray<E>(vector.Length);
        ForEachBlock(vector, vector, (block, start, count, scratch) =>
            _evaluator.Evaluate(vector, ChunkAt(start, count, vector.Sources, scratch)).CopyTo(values.AsSpan(start, count)));
        return values;
    }

    private Scalar[] Leaves(Vector left, LeafFunction leaf, Vector right)
    {
        var leaves = new Scalar[(left.Length + Scratch<E>.Length - 1) / Scratch<E>.Length];
        ForEachBlock(left, right, (block, start, count, scratch) =>
        {
            var chunk = ChunkAt(start, count, left.Sources | right.Sources, scratch);
            var first = _evaluator.Evaluate(left, chunk);
            leaves[block] = leaf(first, ReferenceEquals(left, right) ? first : _evaluator.Evaluate(right, chunk));
        });
        return leaves;
    }

    private delegate Scalar LeafFunction(ReadOnlySpan<E> left, ReadOnlySpan<E> right);

    private delegate void BlockAction(int block, int start, int count, Scratch<E> scratch);

    private void ForEachBlock(Vector left, Vector right, BlockAction action)
    {
        if (right.Length != left.Length) throw new ArgumentException("The vectors differ in length.", nameof(right));
        const int size = Scratch<E>.Length;
        Input.ForEach((left.Length + size - 1) / size, (block, worker) =>
            action(block, block * size, int.Min(size, left.Length - block * size), worker.Scratch));
    }

    private Chunk<E> ChunkAt(int start, int count, VectorSources sources, Scratch<E> scratch) => new()
    {
        Start = start,
        Count = count,
        Scratch = scratch,
        Parameters = (sources & VectorSources.Parameters) != 0 ? Input.Parameters.Read(Offset + start, count, scratch) : default,
        Gradients = (sources & VectorSources.Gradients) != 0
            ? (Input.Gradients ?? throw new InvalidOperationException("The gradient is not there yet.")).Read(Offset + start, count, scratch) : default,
        Updates = (sources & VectorSources.Updates) != 0
            ? (_updates ?? throw new InvalidOperationException("The update is known only after the wrapped optimizer's step.")).AsSpan(Offset + start, count) : default,
    };

    private Scalar Mean(ReadOnlySpan<E> values)
    {
        const int size = Scratch<E>.Length;
        var leaves = new Scalar[(values.Length + size - 1) / size];
        for (var i = 0; i < leaves.Length; i++)
        {
            var part = values[(i * size)..int.Min(values.Length, (i + 1) * size)];
            leaves[i] = _kernel.Leaf(ReductionKind.Sum, part, part);
        }

        return _kernel.Total(ReductionKind.Sum, leaves) / values.Length;
    }

    private E[] Transposed(E[] values, int rows, int columns)
    {
        var result = GC.AllocateUninitializedArray<E>(values.Length);
        _kernel.Transpose(values, result, rows, columns);
        return result;
    }

    private ref E NumberOf(string slot)
    {
        var index = IndexOf(slot);
        if (PartOf(index) is not { Length: 1 } part) throw new ArgumentException($"Slot '{slot}' of {_memory.Optimizer} has no single number for {Description}.", nameof(slot));
        return ref _memory.Slots[index][part.Offset];
    }

    private int IndexOf(string slot) => _memory.IndexOf(slot) is >= 0 and var index
        ? index
        : throw new ArgumentException($"{_memory.Optimizer} has no slot '{slot}'; it has: {string.Join(", ", _memory.SlotNames)}.", nameof(slot));

    /// <summary>Where this tensor's part of a slot is; null where it has none.</summary>
    private (int Offset, int Length, ImmutableArray<int> Shape)? PartOf(int slot)
    {
        var layout = _memory.Layouts[slot];
        if (Name is null) return (0, layout.Length, [layout.Length]);
        return layout.Find(Name) is { } entry ? (entry.Offset, entry.Length, entry.Shape) : null;
    }

    private void CheckMayReduce()
    {
        if (!_mayReduce) throw new InvalidOperationException($"{_memory.Optimizer} looks at one coordinate at a time; what it computes of a tensor needs Scope.Tensor, of all parameters Scope.Model.");
    }
}
