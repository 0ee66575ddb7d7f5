using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PureOptim.Numerics;

/// <summary>
/// 128 bits of each row in one register: a multiplication takes as long for 256 bits as for 128. Only processors that have registers of 512 bits
/// come here.
/// </summary>
internal readonly unsafe struct PackedRowPair<T>(Width256<T> both) : IRowPair<PackedRowPair<T>, Width128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Width256<T> _both = both;

    public static PackedRowPair<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Width256<T>.Zero);
    }

    public Width128<T> First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_both.Lower);
    }

    public Width128<T> Second
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_both.Upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedRowPair<T> Load(T* source) => new(new(Avx.BroadcastVector128ToVector256((float*)source).As<float, T>()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedRowPair<T> MultiplyAdd(Width512<T> first, Width512<T> second, PackedRowPair<T> right, PackedRowPair<T> sums)
    {
        // Bits are moved, four by 32 of each, whatever they stand for.
        var factors = Avx.Blend(first.Lower.As<T, float>(), second.Lower.As<T, float>(), 0b1111_0000).As<float, T>();
        return new(Width256<T>.MultiplyAdd(new(factors), right._both, sums._both));
    }
}
