namespace PureOptim.Core;

/// <summary>A vector that is read a part at a time.</summary>
internal abstract class VectorSource<E>
    where E : struct
{
    /// <summary>The elements from <paramref name="start"/> on; at most a block, in scratch memory or where they already are.</summary>
    internal abstract ReadOnlySpan<E> Read(int start, int count, Scratch<E> scratch);
}
