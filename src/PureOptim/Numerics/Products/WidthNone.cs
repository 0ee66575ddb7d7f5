using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>No register: what a panel of one has before its last, and one of four after them.</summary>
internal readonly unsafe struct WidthNone<V, T> : IPanelPart<WidthNone<V, T>, V, T>
    where V : struct, IVectorWidth<V, T>
    where T : unmanaged
{
    public static int Count => 0;

    public static WidthNone<V, T> Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthNone<V, T> Load(T* source) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(WidthNone<V, T> value, T* target)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthNone<V, T> Broadcast(T value) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthNone<V, T> MultiplyAdd(WidthNone<V, T> left, WidthNone<V, T> right, WidthNone<V, T> addend) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(T factor, WidthNone<V, T> right, ref WidthNone<V, T> sums)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(V factor, T* right, ref WidthNone<V, T> sums)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(WidthNone<V, T> factor, WidthNone<V, T> right, ref WidthNone<V, T> sums)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(WidthNone<V, T> factor, T* right, ref WidthNone<V, T> sums)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthNone<V, T> Add(WidthNone<V, T> left, WidthNone<V, T> right) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthNone<V, T> Canonical(WidthNone<V, T> value) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthNone<V, T> ZeroUnlessPositive(WidthNone<V, T> condition, WidthNone<V, T> value) => default;
}
