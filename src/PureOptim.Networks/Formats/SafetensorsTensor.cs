using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Networks.Formats;

/// <summary>
/// One named tensor of a safetensors file: its type, its shape, and its elements as little-endian bytes in row-major order.
/// </summary>
public sealed class SafetensorsTensor
{
    /// <summary>A tensor over its bytes, which must not be written to any more.</summary>
    /// <param name="name">The name: well-formed text other than <c>__metadata__</c>.</param>
    /// <param name="type">The type of an element.</param>
    /// <param name="shape">The size of each dimension, outermost first; empty for a scalar.</param>
    /// <param name="bytes">The elements, little-endian, in row-major order.</param>
    /// <exception cref="ArgumentException">
    /// The name is reserved or no text, a size is negative, the bytes are not as many as the shape takes, or a truth value is neither 0
    /// nor 1.
    /// </exception>
    public SafetensorsTensor(string name, ElementType type, ImmutableArray<long> shape, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name == Safetensors.MetadataName) throw new ArgumentException($"'{name}' is a reserved name.", nameof(name));
        Safetensors.RequireText(name, nameof(name));
        if (!Enum.IsDefined(type)) throw Argument.OutOfRange(nameof(type), type, "one of the element types");
        if (shape.Any(long.IsNegative)) throw new ArgumentException($"'{name}' has a negative size: {Describe(type, shape)}.", nameof(shape));
        if (SizeOf(type, shape) is var size && size != bytes.Length)
        {
            var needed = size is { } all ? Invariant($"{all}") : "too many";
            throw new ArgumentException(Invariant($"'{name}' has {bytes.Length} bytes; {Describe(type, shape)} takes {needed}."), nameof(bytes));
        }
        if (FirstUntruth(type, bytes.Span) is >= 0 and var index)
            throw new ArgumentException(Invariant($"'{name}' has {bytes.Span[index]} at {index}; a truth value is 0 or 1."), nameof(bytes));
        (Name, Type, Shape, Bytes) = (name, type, shape, bytes);
    }

    /// <summary>The name, unique in its file.</summary>
    public string Name { get; }

    /// <summary>The type of an element.</summary>
    public ElementType Type { get; }

    /// <summary>The size of each dimension, outermost first; empty for a scalar.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>The elements, little-endian, in row-major order.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>A tensor of the given elements, copied.</summary>
    /// <typeparam name="T">A number type, or <see cref="bool"/>.</typeparam>
    /// <exception cref="ArgumentException">The shape asks for another number of elements.</exception>
    public static SafetensorsTensor Of<T>(string name, ImmutableArray<long> shape, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var type = ElementTypes.Of<T>();
        return new(name, type, shape, LittleEndian(MemoryMarshal.AsBytes(values), type.Width()));
    }

    /// <summary>The elements as numbers of their type, copied.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <exception cref="InvalidOperationException">The elements are of another type; the message names both.</exception>
    public T[] Values<T>()
        where T : unmanaged =>
        ElementTypes.Of<T>() == Type
            ? MemoryMarshal.Cast<byte, T>(LittleEndian(Bytes.Span, Type.Width())).ToArray()
            : throw new InvalidOperationException($"'{Name}' has elements of type {Type}, not {ElementTypes.Of<T>()}.");

    /// <summary>The name, type and shape, as in <c>weight F32 [784, 100]</c>.</summary>
    public override string ToString() => $"{Name} {Describe(Type, Shape)}";

    /// <summary>The bytes that a shape takes, or null if there are more than 2^63 - 1 of them.</summary>
    internal static long? SizeOf(ElementType type, ImmutableArray<long> shape)
    {
        if (shape.Contains(0)) return 0;
        Int128 size = type.Width();
        foreach (var dimension in shape)
        {
            size *= dimension;
            if (size > long.MaxValue) return null;
        }

        return (long)size;
    }

    /// <summary>The index of the first Boolean byte that is neither 0 nor 1; negative if there is none.</summary>
    internal static int FirstUntruth(ElementType type, ReadOnlySpan<byte> bytes) =>
        type == ElementType.BOOL ? bytes.IndexOfAnyExcept((byte)0, (byte)1) : -1;

    internal static string Describe(ElementType type, ImmutableArray<long> shape) => $"{type} [{string.Join(", ", shape.Select(size => Invariant($"{size}")))}]";

    /// <summary>A copy in the file's byte order, or back: the same bytes on a little-endian machine.</summary>
    private static byte[] LittleEndian(ReadOnlySpan<byte> bytes, int width)
    {
        var copy = bytes.ToArray();
        for (var i = 0; i < copy.Length && !BitConverter.IsLittleEndian; i += width) Array.Reverse(copy, i, width);
        return copy;
    }
}
