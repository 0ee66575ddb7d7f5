using System.Collections.Immutable;

namespace PureOptim;

/// <summary>One named tensor of a <see cref="Layout"/>: where it stands in the flat vector, and its shape.</summary>
public sealed class TensorEntry
{
    internal TensorEntry(string name, ImmutableArray<int> shape, int offset, int length)
    {
        Name = name;
        Shape = shape;
        Offset = offset;
        Length = length;
    }

    /// <summary>The tensor's name, unique in its layout.</summary>
    public string Name { get; }

    /// <summary>The size of each dimension, outermost first; empty for a scalar.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The index of the tensor's first element in the flat vector.</summary>
    public int Offset { get; }

    /// <summary>The number of elements, in row-major order from <see cref="Offset"/>.</summary>
    public int Length { get; }

    /// <summary>The name and the shape, as in <c>weight [784, 100]</c>.</summary>
    public override string ToString() => $"{Name} {Describe(Shape)}";

    internal static string Describe(ImmutableArray<int> shape) => $"[{string.Join(", ", shape.Select(size => Invariant($"{size}")))}]";
}
