using System.Numerics;
using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>
/// For elements of 64 bits, two of which fill a register of 128 bits: one for each row, with the factors of the wide registers. To share a
/// register of 256 bits they would have to be blended, which keeps the units busy that multiply.
/// </summary>
internal unsafe struct TailPair64<T>(Width128<T> first, Width128<T> second) : ITailPair<TailPair64<T>, WidthTwice<Width256<T>, T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Width128<T> _first = first;
    private Width128<T> _second = second;

    public static TailPair64<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Width128<T>.Zero, Width128<T>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TailPair64<T> Load(T* source)
    {
        var two = Width128<T>.Load(source);
        return new(two, two);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(WidthTwice<Width256<T>, T> first, WidthTwice<Width256<T>, T> second, TailPair64<T> right, ref TailPair64<T> sums)
    {
        Width128<T>.AddProductToPart(Width128<T>.FirstOf(first.Lower), right._first, ref sums._first);
        Width128<T>.AddProductToPart(Width128<T>.FirstOf(second.Lower), right._second, ref sums._second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TailPair64<T> sums, T* target)
    {
        Width128<T>.Store(Width128<T>.Canonical(sums._first), target);
        Width128<T>.Store(Width128<T>.Canonical(sums._second), target + Width128<T>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish<TEpilogue>(T* sums, nint row, nint column, TEpilogue epilogue, T* target)
        where TEpilogue : struct, IProductEpilogue<T> =>
        Width128<T>.Store(epilogue.Finish(Width128<T>.Load(sums), row, column), target);
}
