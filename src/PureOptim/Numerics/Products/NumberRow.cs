using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>
/// Numbers: what a rectifier let through, or the gradients behind one. A row is padded with anything to whole registers of 512 bits, and 64
/// elements from each of its blocks on may be read.
/// </summary>
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
    public NumberRow<T> Down(nint distance) => Skip(distance);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NonZero(int count)
    {
        // Without a loop, whose end the processor would mispredict between the loops of a product.
        var registers = sizeof(T) == sizeof(float) ? Four(numbers) : Four(numbers) | Four(numbers + 4 * Vector512<T>.Count) << (4 * Vector512<T>.Count);
        return registers & (ulong.MaxValue >> (64 - count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Four(T* numbers) =>
        One(numbers)
        | One(numbers + Vector512<T>.Count) << Vector512<T>.Count
        | One(numbers + 2 * Vector512<T>.Count) << (2 * Vector512<T>.Count)
        | One(numbers + 3 * Vector512<T>.Count) << (3 * Vector512<T>.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong One(T* numbers) => (~Vector512.Equals(Vector512.Load(numbers), Vector512<T>.Zero)).ExtractMostSignificantBits();
}
