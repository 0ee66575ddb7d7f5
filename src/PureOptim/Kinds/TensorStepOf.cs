using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>A tensor's step in memory of one element type.</summary>
internal sealed partial class TensorStepOf<E> : TensorStep
    where E : struct
{
    private readonly Kernel<E> _kernel;
    private readonly StateMemory<E> _memory;
    private readonly VectorEvaluator<E> _evaluator;
    private readonly bool _mayReduce;
    private readonly List<(int Slot, int Offset, Vector Value)> _kept = [];
    private StepInput<E>? _input;
    private E[]? _updates;
    private Vector? _curvature;

    /// <param name="kernel">The operations.</param>
    /// <param name="memory">The optimizer's memory.</param>
    /// <param name="pool">Memory for vectors of a step.</param>
    /// <param name="entry">The tensor; null for the model.</param>
    /// <param name="length">The number of all parameters.</param>
    /// <param name="mayReduce">Whether the optimizer looks at more than a coordinate at a time.</param>
    internal TensorStepOf(Kernel<E> kernel, StateMemory<E> memory, VectorPool<E> pool, TensorEntry? entry, int length, bool mayReduce)
        : base(entry?.Name, entry?.Shape ?? [length])
    {
        (_kernel, _memory, _pool, _mayReduce) = (kernel, memory, pool, mayReduce);
        _evaluator = new(kernel, memory);
        Offset = entry?.Offset ?? 0;
        Size = entry?.Length ?? length;
    }

    /// <inheritdoc/>
    public override Vector Curvature => _curvature ??= new VectorNode.Stored<E>(
        this, Shape, Input.Curvatures?.ReadAll(Offset, Size, Input.Workers[0].Scratch) ?? throw new InvalidOperationException("The curvature is known in a step only to an optimizer whose Needs include it."));

    /// <inheritdoc/>
    public override Vector Given(Parameters<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != Size) throw new ArgumentException(Invariant($"Of {Description} there are {Size} elements, not {values.Length}."), nameof(values));
        var given = new E[Size];
        for (var i = 0; i < given.Length; i++) given[i] = _kernel.Of(values[i]);
        return new VectorNode.Stored<E>(this, Shape, given);
    }

    /// <inheritdoc/>
    internal override int Offset { get; }

    /// <summary>The number of elements.</summary>
    internal int Size { get; }

    /// <summary>The result of the formula: an update, a gradient, or parameters.</summary>
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
    public override Scalar Positive(Scalar value) => value.ValueOrNaN > 0 && value.ValueOrNaN < _kernel.SmallestPositive ? _kernel.SmallestPositive : value;

    /// <inheritdoc/>
    public override (Scalar Loss, Vector Gradient) At(Vector point)
    {
        var gradient = new E[Size];
        return (Evaluate(point, gradient), new VectorNode.Stored<E>(this, Shape, gradient));
    }

    /// <inheritdoc/>
    public override Scalar LossAt(Vector point) => Evaluate(point, gradient: null);

    /// <summary>Begins a step.</summary>
    internal void Begin(StepInput<E> input)
    {
        _input = input;
        (_updates, _curvature) = (null, null);
        _kept.Clear();
        Result = null;
        _pool.Return(_lent, _none);
        Begun++;
    }

    /// <summary>Makes known what the wrapped optimizer would take off the parameters, one number for each of the model.</summary>
    internal void SetUpdates(E[] updates) => _updates = updates;

    /// <summary>The elements of a vector in a chunk of this tensor.</summary>
    internal ReadOnlySpan<E> Evaluate(Vector vector, scoped in Chunk<E> chunk) => _evaluator.Evaluate(vector, chunk);

    /// <summary>Computes the elements of <see cref="Result"/> in a chunk where they are wanted, after which slots that keep something have it.</summary>
    internal void Write(scoped in Chunk<E> chunk, Known<E> known, Span<E> result)
    {
        if (_kept.Count == 0) _evaluator.Write(Result!, chunk, result);
        else Carry(chunk, known).CopyTo(result);
    }

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

    private Scalar Evaluate(Vector point, E[]? gradient)
    {
        ArgumentNullException.ThrowIfNull(point);
        if (Name is not null) throw new InvalidOperationException($"{Description} is one tensor; the loss is that of the model, which needs Scope.Model.");
        var evaluate = Input.Evaluate ?? throw new InvalidOperationException($"{_memory.Optimizer} needs the loss at other points.");
        return evaluate(Values(point), gradient) ?? throw new InvalidOperationException($"{_memory.Optimizer} needs the loss at other points, where only the gradient is known.");
    }

    private StepInput<E> Input => _input ?? throw new InvalidOperationException("A vector was kept from one step for another.");

    private ref E NumberOf(string slot)
    {
        var index = IndexOf(slot);
        if (PartOf(index) is not { Length: 1 } part) throw new ArgumentException($"Slot '{slot}' of {_memory.Optimizer} has no single number for {Description}.", nameof(slot));
        return ref _memory.Slots[index][part.Offset];
    }

    private int IndexOf(string slot) => _memory.IndexOf(slot) is >= 0 and var index
        ? index
        : throw new ArgumentException($"{_memory.Optimizer} has no slot '{slot}'; it has: {string.Join(", ", _memory.SlotNames)}.", nameof(slot));

    /// <summary>The position of this tensor's part of a slot; null if it has none.</summary>
    private (int Offset, int Length, ImmutableArray<int> Shape)? PartOf(int slot)
    {
        var layout = _memory.Layouts[slot];
        if (Name is null) return (0, layout.Length, [layout.Length]);
        return layout.Find(Name) is { } entry ? (entry.Offset, entry.Length, entry.Shape) : null;
    }
}
