using System.Numerics;
using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>A register for each row.</summary>
internal readonly unsafe struct SplitRowPair<W, T>(W first, W second) : IRowPair<SplitRowPair<W, T>, W, T>
    where W : struct, INarrowWidth<W, Width512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly W _first = first;
    private readonly W _second = second;

    public static SplitRowPair<W, T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(W.Zero, W.Zero);
    }

    public W First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _first;
    }

    public W Second
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _second;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SplitRowPair<W, T> Load(T* source)
    {
        var either = W.Load(source);
        return new(either, either);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SplitRowPair<W, T> MultiplyAdd(Width512<T> first, Width512<T> second, SplitRowPair<W, T> right, SplitRowPair<W, T> sums) => new(
        W.MultiplyAdd(W.FirstOf(first), right._first, sums._first), W.MultiplyAdd(W.FirstOf(second), right._second, sums._second));
}
