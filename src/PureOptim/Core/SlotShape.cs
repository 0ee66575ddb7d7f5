using System.Collections.Immutable;

namespace PureOptim.Core;

/// <summary>The shape of a slot for a tensor.</summary>
public sealed class SlotShape
{
    private readonly Func<ImmutableArray<int>, ImmutableArray<int>?> _of;
    private readonly string _name;

    private SlotShape(string name, Func<ImmutableArray<int>, ImmutableArray<int>?> of) => (_name, _of) = (name, of);

    /// <summary>The tensor's own shape.</summary>
    public static SlotShape Tensor { get; } = new("tensor", shape => shape);

    /// <summary>One number for each row of a matrix; nothing for other tensors.</summary>
    public static SlotShape Rows { get; } = new("rows", shape => shape.Length == 2 ? [shape[0]] : null);

    /// <summary>One number for each column of a matrix; nothing for other tensors.</summary>
    public static SlotShape Columns { get; } = new("columns", shape => shape.Length == 2 ? [shape[1]] : null);

    /// <summary>A square matrix for the rows of a matrix: as many rows and columns as it has rows. Of a tensor of more than two dimensions as of the matrix of its first by all others, of a vector as of one column, of a single number as of a vector of one.</summary>
    public static SlotShape RowSquare { get; } = new("row square", shape => shape.Length > 0 ? [shape[0], shape[0]] : [1, 1]);

    /// <summary>A square matrix for the columns of a matrix, or of a tensor of more dimensions as of the matrix of its first by all others; nothing for vectors and single numbers.</summary>
    public static SlotShape ColumnSquare { get; } = new("column square", shape => shape.Length > 1 && shape[1..].Aggregate(1, (count, size) => checked(count * size)) is var columns ? [columns, columns] : null);

    /// <summary>One number for each tensor.</summary>
    public static SlotShape Number { get; } = new("number", _ => []);

    /// <summary>One double for the run.</summary>
    public static SlotShape Run { get; } = new("run", _ => null);

    /// <summary>A shape that a function makes of the tensor's.</summary>
    /// <param name="name">The name.</param>
    /// <param name="of">The slot's shape for a tensor's; null where the tensor has no such slot.</param>
    public static SlotShape Of(string name, Func<ImmutableArray<int>, ImmutableArray<int>?> of)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(of);
        return new(name, of);
    }

    /// <summary>This shape for the tensors whose shape passes a test, and nothing for the others.</summary>
    /// <param name="has">Whether a tensor of a shape has the slot.</param>
    public SlotShape Where(Func<ImmutableArray<int>, bool> has)
    {
        ArgumentNullException.ThrowIfNull(has);
        return new(_name, shape => has(shape) ? _of(shape) : null);
    }

    /// <summary>The name.</summary>
    public override string ToString() => _name;

    /// <summary>The slot's shape for a tensor's; null where the tensor has no such slot.</summary>
    internal ImmutableArray<int>? Of(ImmutableArray<int> tensor) => _of(tensor);
}
