using System.Runtime.CompilerServices;

namespace PureOptim.Networks.Workspaces;

/// <summary>Zeroed memory that starts on a cache line's border and stays in its place. It lives as long as this object.</summary>
internal sealed unsafe class AlignedMemory<T>
    where T : unmanaged
{
    private const int CacheLine = 64;
    private readonly T[] _array;

    internal AlignedMemory(int length)
    {
        _array = GC.AllocateArray<T>(checked(length + CacheLine / sizeof(T)), pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref _array[0]);
        Start = (T*)((address + CacheLine - 1) / CacheLine * CacheLine);
        Length = length;
    }

    /// <summary>The first element.</summary>
    internal T* Start { get; }

    /// <summary>The number of elements.</summary>
    internal int Length { get; }

    /// <summary>The elements.</summary>
    internal Span<T> Span => new(Start, Length);
}
