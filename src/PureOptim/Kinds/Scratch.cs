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
    internal Span<E> Take(int count) => Room(_blocks, Mark++, count).AsSpan(0, count);

    /// <summary>
    /// Memory for <paramref name="count"/> elements at a place in a list that grows as it is asked for. It is as long as it must be at first, since a single step of few parameters takes
    /// longer to clear a block than to compute, and of a whole block from the second time on that this is too short.
    /// </summary>
    internal static E[] Room(List<E[]> blocks, int index, int count)
    {
        if (index == blocks.Count) blocks.Add(GC.AllocateUninitializedArray<E>(count));
        else if (blocks[index].Length < count) blocks[index] = GC.AllocateUninitializedArray<E>(Length);
        return blocks[index];
    }

    /// <summary>Gives back what was taken since <paramref name="mark"/>.</summary>
    internal void Release(int mark) => Mark = mark;
}
