using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>Two registers that are used as one of twice the size: for few columns, where loading factors into wide registers would take longer than multiplying.</summary>
internal unsafe struct WidthTwice<W, T>(W lower, W upper) : IPanelPart<WidthTwice<W, T>, W, T>
    where W : struct, IVectorWidth<W, T>
    where T : unmanaged
{
    private W _lower = lower;
    private W _upper = upper;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * W.Count;
    }

    public static WidthTwice<W, T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(W.Zero, W.Zero);
    }

    /// <summary>The lower half.</summary>
    internal W Lower
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _lower;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthTwice<W, T> Load(T* source) => new(W.Load(source), W.Load(source + W.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(WidthTwice<W, T> value, T* target)
    {
        W.Store(value._lower, target);
        W.Store(value._upper, target + W.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthTwice<W, T> Broadcast(T value)
    {
        var both = W.Broadcast(value);
        return new(both, both);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthTwice<W, T> MultiplyAdd(WidthTwice<W, T> left, WidthTwice<W, T> right, WidthTwice<W, T> addend) =>
        new(W.MultiplyAdd(left._lower, right._lower, addend._lower), W.MultiplyAdd(left._upper, right._upper, addend._upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(T factor, WidthTwice<W, T> right, ref WidthTwice<W, T> sums)
    {
        var each = W.Broadcast(factor);
        W.AddProductToPart(each, right._lower, ref sums._lower);
        W.AddProductToPart(each, right._upper, ref sums._upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(W factor, T* right, ref WidthTwice<W, T> sums)
    {
        W.AddProductToPart(factor, right, ref sums._lower);
        W.AddProductToPart(factor, right + W.Count, ref sums._upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(WidthTwice<W, T> factor, WidthTwice<W, T> right, ref WidthTwice<W, T> sums)
    {
        W.AddProductToPart(factor._lower, right._lower, ref sums._lower);
        W.AddProductToPart(factor._upper, right._upper, ref sums._upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(WidthTwice<W, T> factor, T* right, ref WidthTwice<W, T> sums)
    {
        W.AddProductToPart(factor._lower, right, ref sums._lower);
        W.AddProductToPart(factor._upper, right + W.Count, ref sums._upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthTwice<W, T> Add(WidthTwice<W, T> left, WidthTwice<W, T> right) =>
        new(W.Add(left._lower, right._lower), W.Add(left._upper, right._upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthTwice<W, T> Canonical(WidthTwice<W, T> value) => new(W.Canonical(value._lower), W.Canonical(value._upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthTwice<W, T> ZeroUnlessPositive(WidthTwice<W, T> condition, WidthTwice<W, T> value) =>
        new(W.ZeroUnlessPositive(condition._lower, value._lower), W.ZeroUnlessPositive(condition._upper, value._upper));
}
