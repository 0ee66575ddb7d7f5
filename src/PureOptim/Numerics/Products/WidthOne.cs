using System.Numerics;
using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>A single element: the specification that the wider registers agree with, and what is left at the edge of a small matrix.</summary>
internal unsafe struct WidthOne<T>(T value) : IVectorWidth<WidthOne<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T _value = value;

    public static int Count => 1;

    public static WidthOne<T> Zero => new(T.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthOne<T> Load(T* source) => new(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(WidthOne<T> value, T* target) => *target = value._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthOne<T> Broadcast(T value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthOne<T> MultiplyAdd(WidthOne<T> left, WidthOne<T> right, WidthOne<T> addend) =>
        new(T.FusedMultiplyAdd(left._value, right._value, addend._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(T factor, WidthOne<T> right, ref WidthOne<T> sums) => sums = MultiplyAdd(Broadcast(factor), right, sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(WidthOne<T> factor, WidthOne<T> right, ref WidthOne<T> sums) => sums._value = T.FusedMultiplyAdd(factor._value, right._value, sums._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(WidthOne<T> factor, T* right, ref WidthOne<T> sums) => sums._value = T.FusedMultiplyAdd(factor._value, *right, sums._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthOne<T> Add(WidthOne<T> left, WidthOne<T> right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthOne<T> Canonical(WidthOne<T> value) => new(T.IsNaN(value._value) ? T.NaN : value._value + T.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidthOne<T> ZeroUnlessPositive(WidthOne<T> condition, WidthOne<T> value) =>
        condition._value <= T.Zero ? new(T.Zero) : value;
}
