using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>Bytes that stand for numbers, below one another: a pixel of all drawings.</summary>
/// <param name="bytes">The bytes, as indices into the values.</param>
/// <param name="row">From a byte to the one below it.</param>
/// <param name="values">The number that each of the 256 bytes stands for; byte 0 stands for 0.</param>
internal readonly unsafe struct ByteColumn<T>(byte* bytes, nint row, T* values) : ISparseRow<ByteColumn<T>, T>
    where T : unmanaged
{
    public T this[nint place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => values[bytes[place * row]];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ByteColumn<T> Skip(nint elements) => new(bytes + elements * row, row, values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ByteColumn<T> Down(nint distance) => new(bytes + distance, row, values);

    public ulong NonZero(int count)
    {
        ulong bits = 0;
        for (var i = 0; i < count; i++)
            if (bytes[i * row] != 0) bits |= 1ul << i;
        return bits;
    }
}
