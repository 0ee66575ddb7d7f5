namespace PureOptim.Core;

/// <summary>A vector in an array.</summary>
internal sealed class ArraySource<E>(E[] values) : VectorSource<E>
    where E : struct
{
    /// <summary>The array; another in each step of a fold over given gradients.</summary>
    internal E[] Values { get; set; } = values;

    /// <inheritdoc/>
    internal override ReadOnlySpan<E> Read(int start, int count, Scratch<E> scratch) => Values.AsSpan(start, count);
}
