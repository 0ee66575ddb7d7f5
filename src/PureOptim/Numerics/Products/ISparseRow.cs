namespace PureOptim.Numerics;

/// <summary>A row of the left operand of a <see cref="SparseLeftProduct"/>, from some element on.</summary>
internal interface ISparseRow<TSelf, T>
    where TSelf : struct, ISparseRow<TSelf, T>
    where T : unmanaged
{
    /// <summary>The number at a place.</summary>
    T this[nint place] { get; }

    /// <summary>The same row, starting a number of elements later.</summary>
    TSelf Skip(nint elements);

    /// <summary>The row that begins a number of elements further in memory.</summary>
    TSelf Down(nint distance);

    /// <summary>The first elements that are not zero, at most 64, as bits, the lowest for the first. Up to 64 elements are read.</summary>
    ulong NonZero(int count);
}
