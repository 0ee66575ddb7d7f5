using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>Three registers that are used as one of three times the size.</summary>
internal unsafe struct WidthThrice<W, T>(W first, W second, W third) : IPanelPart<WidthThrice<W, T>, W, T>
    where W : struct, IVectorWidth<W, T>
    where T : unmanaged
{
    private W _first = first;
    private W _second = second;
    private W _third = third;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3 * W.Count;
    }

    public static WidthThrice<W, T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(W.Zero, W.Zero, W.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthThrice<W, T> Load(T* source) => new(W.Load(source), W.Load(source + W.Count), W.Load(source + 2 * W.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(WidthThrice<W, T> value, T* target)
    {
        W.Store(value._first, target);
        W.Store(value._second, target + W.Count);
        W.Store(value._third, target + 2 * W.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthThrice<W, T> Broadcast(T value)
    {
        var each = W.Broadcast(value);
        return new(each, each, each);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthThrice<W, T> MultiplyAdd(WidthThrice<W, T> left, WidthThrice<W, T> right, WidthThrice<W, T> addend) => new(
        W.MultiplyAdd(left._first, right._first, addend._first),
        W.MultiplyAdd(left._second, right._second, addend._second),
        W.MultiplyAdd(left._third, right._third, addend._third));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(T factor, WidthThrice<W, T> right, ref WidthThrice<W, T> sums)
    {
        var each = W.Broadcast(factor);
        W.AddProductToPart(each, right._first, ref sums._first);
        W.AddProductToPart(each, right._second, ref sums._second);
        W.AddProductToPart(each, right._third, ref sums._third);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(W factor, T* right, ref WidthThrice<W, T> sums)
    {
        W.AddProductToPart(factor, right, ref sums._first);
        W.AddProductToPart(factor, right + W.Count, ref sums._second);
        W.AddProductToPart(factor, right + 2 * W.Count, ref sums._third);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(WidthThrice<W, T> factor, WidthThrice<W, T> right, ref WidthThrice<W, T> sums)
    {
        W.AddProductToPart(factor._first, right._first, ref sums._first);
        W.AddProductToPart(factor._second, right._second, ref sums._second);
        W.AddProductToPart(factor._third, right._third, ref sums._third);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(WidthThrice<W, T> factor, T* right, ref WidthThrice<W, T> sums)
    {
        W.AddProductToPart(factor._first, right, ref sums._first);
        W.AddProductToPart(factor._second, right + W.Count, ref sums._second);
        W.AddProductToPart(factor._third, right + 2 * W.Count, ref sums._third);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthThrice<W, T> Add(WidthThrice<W, T> left, WidthThrice<W, T> right) =>
        new(W.Add(left._first, right._first), W.Add(left._second, right._second), W.Add(left._third, right._third));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthThrice<W, T> Canonical(WidthThrice<W, T> value) => new(W.Canonical(value._first), W.Canonical(value._second), W.Canonical(value._third));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthThrice<W, T> ZeroUnlessPositive(WidthThrice<W, T> condition, WidthThrice<W, T> value) => new(
        W.ZeroUnlessPositive(condition._first, value._first),
        W.ZeroUnlessPositive(condition._second, value._second),
        W.ZeroUnlessPositive(condition._third, value._third));
}
