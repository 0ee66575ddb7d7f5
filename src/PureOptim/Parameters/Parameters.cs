using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// One flat immutable vector under a <see cref="Layout"/>: the parameters of a model, their gradients, or one slot of an optimizer's state.
/// </summary>
/// <remarks>
/// Equality is of layout and bits: 0.0 does not equal -0.0. Only NaN equals any other NaN, because its sign and payload are the processor's
/// choice, as in <see cref="Digest"/>. Safe to share between threads.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[CollectionBuilder(typeof(ParametersFactory), nameof(ParametersFactory.Create))]
public sealed class Parameters<T> : IEquatable<Parameters<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _values;

    /// <summary>Takes <paramref name="values"/> over without a copy: the caller must not write to it again.</summary>
    internal Parameters(Layout layout, T[] values)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"Parameters are float or double, not {typeof(T)}.");
        Layout = layout;
        _values = values;
    }

    /// <summary>The names, shapes and places of the tensors.</summary>
    public Layout Layout { get; }

    /// <summary>The number of elements of all tensors together.</summary>
    public int Length => _values.Length;

    /// <summary>All elements, tensor after tensor, each in row-major order.</summary>
    public ReadOnlySpan<T> Values => _values;

    /// <summary>The element at <paramref name="index"/> of the flat vector.</summary>
    public T this[int index] => _values[index];

    /// <summary>The elements of the tensor called <paramref name="name"/>, in row-major order.</summary>
    /// <exception cref="ArgumentException">There is no such tensor.</exception>
    public ReadOnlySpan<T> this[string name]
    {
        get
        {
            var entry = Layout[name];
            return Values.Slice(entry.Offset, entry.Length);
        }
    }

    /// <summary>Parameters with the given elements, copied.</summary>
    /// <exception cref="ArgumentException">There are not as many elements as the layout has.</exception>
    public static Parameters<T> Of(Layout layout, params ReadOnlySpan<T> values)
    {
        ArgumentNullException.ThrowIfNull(layout);
        if (values.Length != layout.Length)
            throw new ArgumentException(Invariant($"{Counted.Of(values.Length, "value")} for a layout of {layout.Length}: {layout}."), nameof(values));
        return new(layout, values.ToArray());
    }

    /// <summary>Parameters that are <paramref name="value"/> everywhere.</summary>
    public static Parameters<T> Filled(Layout layout, T value)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var values = GC.AllocateUninitializedArray<T>(layout.Length);
        values.AsSpan().Fill(value);
        return new(layout, values);
    }

    /// <summary>Parameters whose elements <paramref name="fill"/> writes, once, into memory it must not keep.</summary>
    public static Parameters<T> Create(Layout layout, SpanFiller fill)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(fill);
        var values = new T[layout.Length];
        fill(values);
        return new(layout, values);
    }

    /// <summary>Writes the elements of new parameters.</summary>
    public delegate void SpanFiller(Span<T> values);

    /// <summary>Whether layout and bits are the same, any NaN being as good as any other.</summary>
    public bool Equals(Parameters<T>? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Layout.Equals(other.Layout) && (Bytes.SequenceEqual(other.Bytes) || SameNumbers(other)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Parameters<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        const int looked = 16;
        var hash = new HashCode();
        foreach (var value in Values[..int.Min(looked, Length)]) hash.Add(T.IsNaN(value) ? T.NaN : value);
        return hash.ToHashCode();
    }

    /// <summary>The elements in shortest round-trip decimals; of a long vector the first few.</summary>
    public override string ToString()
    {
        const int shown = 8;
        var head = string.Join(", ", _values.Take(shown).Select(value => Invariant($"{value:R}")));
        return Length <= shown ? $"[{head}]" : Invariant($"[{head}, ... {Length} in all]");
    }

    /// <summary>Enumerates the elements.</summary>
    public IEnumerator<T> GetEnumerator() => _values.AsEnumerable().GetEnumerator();

    /// <summary>The elements as the sweep takes them; it only reads from here.</summary>
    internal T[] Memory => _values;

    private ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(Values);

    private bool SameNumbers(Parameters<T> other)
    {
        for (var i = 0; i < Length; i++)
        {
            var (mine, theirs) = (_values[i], other._values[i]);
            if (T.IsNaN(mine) ? !T.IsNaN(theirs) : !mine.Equals(theirs) || T.IsNegative(mine) != T.IsNegative(theirs)) return false;
        }

        return true;
    }
}

/// <summary>Makes <see cref="Parameters{T}"/> of a single vector from a collection expression, as in <c>[-7.0, 2.0]</c>.</summary>
public static class ParametersFactory
{
    /// <summary>A single vector called <c>x</c> with the given elements.</summary>
    public static Parameters<T> Create<T>(params ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Parameters<T>.Of(Layout.Vector(values.Length), values);
}
