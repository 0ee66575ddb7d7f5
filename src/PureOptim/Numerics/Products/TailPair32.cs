using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>For elements of 32 bits, four of which share a register of 128 bits: no lane is idle.</summary>
internal unsafe struct TailPair32<T>(Width128<T> both) : ITailPair<TailPair32<T>, Width256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Width128<T> _both = both;

    public static TailPair32<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Width128<T>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TailPair32<T> Load(T* source) => new(new(Vector128.Create(*(double*)source).As<double, T>()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(Width256<T> first, Width256<T> second, TailPair32<T> right, ref TailPair32<T> sums)
    {
        var factors = Vector128.ConditionalSelect(Vector128.Create(ulong.MaxValue, 0).As<ulong, T>(), first.Lower, second.Lower);
        Width128<T>.AddProductToPart(new(factors), right._both, ref sums._both);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TailPair32<T> sums, T* target) => Width128<T>.Store(Width128<T>.Canonical(sums._both), target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish<TEpilogue>(T* sums, nint row, nint column, TEpilogue epilogue, T* target)
        where TEpilogue : struct, IProductEpilogue<T>
    {
        WidthOne<T>.Store(epilogue.Finish(WidthOne<T>.Load(sums), row, column), target);
        WidthOne<T>.Store(epilogue.Finish(WidthOne<T>.Load(sums + 1), row, column + 1), target + 1);
    }
}
