using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// The names, shapes and places of the tensors in one flat vector. Immutable and shared: everything that belongs to one model has the same
/// layout, usually by reference.
/// </summary>
public sealed class Layout : IEquatable<Layout>
{
    private readonly Dictionary<string, TensorEntry> _byName;

    private Layout(ImmutableArray<TensorEntry> entries, int length, Dictionary<string, TensorEntry> byName)
    {
        Entries = entries;
        Length = length;
        _byName = byName;
    }

    /// <summary>The tensors in the order of the flat vector.</summary>
    public ImmutableArray<TensorEntry> Entries { get; }

    /// <summary>The number of elements of all tensors together.</summary>
    public int Length { get; }

    /// <summary>The tensor called <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public TensorEntry this[string name] => _byName.TryGetValue(name, out var entry)
        ? entry
        : throw new ArgumentException($"There is no tensor '{name}'; the layout has {this}.", nameof(name));

    /// <summary>The tensor called <paramref name="name"/>; null where there is none.</summary>
    internal TensorEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The index of the tensor that an element of the flat vector belongs to.</summary>
    internal int IndexAt(int element)
    {
        var (low, high) = (0, Entries.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Entries[middle].Offset + Entries[middle].Length <= element) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Lays tensors out one after another.</summary>
    /// <param name="tensors">The name and shape of each; a scalar has the empty shape.</param>
    /// <exception cref="ArgumentException">
    /// A name is empty or used twice, a shape is missing, a dimension is negative, or the tensors have more elements than an array can have
    /// (2,147,483,591) together. The message names the tensor.
    /// </exception>
    public static Layout Of(params IEnumerable<(string Name, ImmutableArray<int> Shape)> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var entries = ImmutableArray.CreateBuilder<TensorEntry>();
        var byName = new Dictionary<string, TensorEntry>(StringComparer.Ordinal);
        var offset = 0;
        foreach (var (name, shape) in tensors)
        {
            if (string.IsNullOrEmpty(name)) throw new ArgumentException(Invariant($"Tensor {entries.Count}, counted from 0, has no name."), nameof(tensors));
            if (byName.ContainsKey(name)) throw new ArgumentException($"The name '{name}' is used twice.", nameof(tensors));
            if (shape.IsDefault) throw new ArgumentException($"'{name}' has no shape; a scalar has the empty shape.", nameof(tensors));
            if (shape.AsSpan().ContainsAnyInRange(int.MinValue, -1))
                throw new ArgumentException($"'{name}' has a negative dimension in its shape {TensorEntry.Describe(shape)}.", nameof(tensors));
            if (LengthOf(shape) is not { } length || length > Array.MaxLength - offset)
                throw new ArgumentException(TooLong(name, shape, offset), nameof(tensors));
            var entry = new TensorEntry(name, shape, offset, length);
            entries.Add(entry);
            byName.Add(name, entry);
            offset += length;
        }

        return new Layout(entries.DrainToImmutable(), offset, byName);
    }

    /// <summary>The layout of a single vector, called <c>x</c>.</summary>
    /// <param name="length">The number of elements.</param>
    public static Layout Vector(int length) => Of(("x", [length]));

    /// <summary>The product of the dimensions; null where it is more than an array can have.</summary>
    private static int? LengthOf(ImmutableArray<int> shape)
    {
        if (shape.Contains(0)) return 0;
        var product = 1L;
        foreach (var size in shape)
        {
            product *= size;
            if (product > Array.MaxLength) return null;
        }

        return (int)product;
    }

    private static string TooLong(string name, ImmutableArray<int> shape, int before) => Invariant(
        $"'{name}' of shape {TensorEntry.Describe(shape)}{(before == 0 ? "" : Invariant($", after {Counted.Of(before, "element")} of other tensors,"))} makes more than {Array.MaxLength} elements, which a layout cannot have.");

    /// <summary>Whether the other has the same names and shapes in the same order.</summary>
    public bool Equals(Layout? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Entries.Length == other.Entries.Length
            && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan(), SameTensors.Instance));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Layout);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Length, Entries.Length);

    /// <summary>The tensors with their shapes.</summary>
    public override string ToString() => Entries.IsEmpty ? "no tensors" : string.Join(", ", Entries);

    /// <summary>
    /// In words, the first difference between this layout and another, or null where there is none: the name of the tensor and both shapes.
    /// </summary>
    internal string? FirstDifference(Layout other)
    {
        if (Equals(other)) return null;
        for (var i = 0; i < Entries.Length && i < other.Entries.Length; i++)
        {
            var (mine, theirs) = (Entries[i], other.Entries[i]);
            if (SameTensor(mine, theirs)) continue;
            return mine.Name == theirs.Name
                ? $"'{mine.Name}' has shape {TensorEntry.Describe(theirs.Shape)} where {TensorEntry.Describe(mine.Shape)} is expected"
                : $"'{theirs}' stands where '{mine}' is expected";
        }

        return Entries.Length > other.Entries.Length
            ? $"'{Entries[other.Entries.Length]}' is missing"
            : $"'{other.Entries[Entries.Length]}' is not expected";
    }

    private static bool SameTensor(TensorEntry left, TensorEntry right) =>
        left.Name == right.Name && left.Shape.AsSpan().SequenceEqual(right.Shape.AsSpan());

    private sealed class SameTensors : IEqualityComparer<TensorEntry>
    {
        internal static SameTensors Instance { get; } = new();

        public bool Equals(TensorEntry? left, TensorEntry? right) => left is not null && right is not null && SameTensor(left, right);

        public int GetHashCode(TensorEntry entry) => entry.Name.GetHashCode(StringComparison.Ordinal);
    }
}
