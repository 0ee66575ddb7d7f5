using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>Numbers: what a rectifier let through, or the gradients behind one. A row is padded with anything to whole registers of 512 bits.</summary>
internal readonly unsafe struct NumberRow<T>(T* numbers) : ISparseRow<NumberRow<T>, T>
    where T : unmanaged
{
    public T this[nint place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => numbers[place];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public NumberRow<T> Skip(nint elements) => new(numbers + elements);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NonZero(int count)
    {
        ulong bits = 0;
        for (var i = 0; i < count; i += Vector512<T>.Count)
            bits |= (~Vector512.Equals(Vector512.Load(numbers + i), Vector512<T>.Zero)).ExtractMostSignificantBits() << i;
        return bits & (ulong.MaxValue >> (64 - count));
    }
}
