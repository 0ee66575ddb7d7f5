namespace PureOptim.Core;

/// <summary>
/// Blocks of memory that one thread works in: taken one after another, and all given back at once down to a mark. They stay in the
/// first-level cache, so that what passes through several of them goes through memory once.
/// </summary>
internal sealed class Scratch<E>
    where E : struct
{
    /// <summary>The number of elements in a block, that of a leaf of a reduction.</summary>
    internal const int Length = Numerics.Reduction.LeafLength;

    private readonly List<E[]> _blocks = [];

    /// <summary>The number of blocks in use.</summary>
    internal int Mark { get; private set; }

    /// <summary>A block of <paramref name="count"/> elements, not cleared.</summary>
    internal Span<E> Take(int count)
    {
        if (Mark == _blocks.Count) _blocks.Add(new E[Length]);
        return _blocks[Mark++].AsSpan(0, count);
    }

    /// <summary>Gives back what was taken since <paramref name="mark"/>.</summary>
    internal void Release(int mark) => Mark = mark;
}
