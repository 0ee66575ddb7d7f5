using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>Bytes that stand for numbers: the pixels of a drawing. A row is padded with zeros to a multiple of 64.</summary>
/// <param name="bytes">The bytes, as indices into the values.</param>
/// <param name="values">The number that each of the 256 bytes stands for; byte 0 stands for 0.</param>
internal readonly unsafe struct ByteRow<T>(byte* bytes, T* values) : ISparseRow<ByteRow<T>, T>
    where T : unmanaged
{
    public T this[nint place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => values[bytes[place]];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ByteRow<T> Skip(nint elements) => new(bytes + elements, values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ByteRow<T> Down(nint distance) => Skip(distance);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NonZero(int count) => ~Vector512.Equals(Vector512.Load(bytes), Vector512<byte>.Zero).ExtractMostSignificantBits();
}
