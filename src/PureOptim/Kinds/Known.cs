using System.Diagnostics.CodeAnalysis;

namespace PureOptim.Core;

/// <summary>The new values of slots in a chunk, which the rest of a formula uses again. One thread's own.</summary>
internal sealed class Known<E>
    where E : struct
{
    private readonly List<E[]> _blocks = [];
    private readonly List<Vector> _vectors = [];

    /// <summary>Forgets what was known of another chunk.</summary>
    internal void Clear() => _vectors.Clear();

    /// <summary>Remembers the elements of a vector.</summary>
    internal void Add(Vector vector, ReadOnlySpan<E> elements)
    {
        elements.CopyTo(Scratch<E>.Room(_blocks, _vectors.Count, elements.Length));
        _vectors.Add(vector);
    }

    /// <summary>The elements of a vector, where they are known.</summary>
    internal bool TryGet(Vector vector, [NotNullWhen(true)] out E[]? elements)
    {
        for (var i = 0; i < _vectors.Count; i++)
        {
            if (!ReferenceEquals(_vectors[i], vector)) continue;
            elements = _blocks[i];
            return true;
        }

        elements = null;
        return false;
    }

    /// <summary>The elements that were remembered as number <paramref name="index"/>.</summary>
    internal ReadOnlySpan<E> this[int index] => _blocks[index];
}
