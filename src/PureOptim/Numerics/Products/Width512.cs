using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>A register of 512 bits.</summary>
internal unsafe struct Width512<T>(Vector512<T> vector) : INarrowWidth<Width512<T>, Width512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Vector512<T> _vector = vector;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    /// <summary>The lower half.</summary>
    internal Vector256<T> Lower
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _vector.GetLower();
    }

    public static Width512<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<T>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width512<T> Load(T* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Width512<T> value, T* target) => value._vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width512<T> Broadcast(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width512<T> MultiplyAdd(Width512<T> left, Width512<T> right, Width512<T> addend) => new(
        typeof(T) == typeof(float)
            ? Vector512.FusedMultiplyAdd(left._vector.AsSingle(), right._vector.AsSingle(), addend._vector.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(left._vector.AsDouble(), right._vector.AsDouble(), addend._vector.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(T factor, Width512<T> right, ref Width512<T> sums) => sums = MultiplyAdd(Broadcast(factor), right, sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(Width512<T> factor, Width512<T> right, ref Width512<T> sums) => sums._vector =
        typeof(T) == typeof(float)
            ? Vector512.FusedMultiplyAdd(factor._vector.AsSingle(), right._vector.AsSingle(), sums._vector.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(factor._vector.AsDouble(), right._vector.AsDouble(), sums._vector.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(Width512<T> factor, T* right, ref Width512<T> sums) => sums._vector =
        typeof(T) == typeof(float)
            ? Vector512.FusedMultiplyAdd(factor._vector.AsSingle(), Vector512.Load((float*)right), sums._vector.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(factor._vector.AsDouble(), Vector512.Load((double*)right), sums._vector.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width512<T> Add(Width512<T> left, Width512<T> right) => new(left._vector + right._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width512<T> Canonical(Width512<T> value) => new(
        Vector512.ConditionalSelect(Vector512.Equals(value._vector, value._vector), value._vector + Vector512<T>.Zero, Vector512.Create(T.NaN)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width512<T> ZeroUnlessPositive(Width512<T> condition, Width512<T> value) => new(
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(condition._vector, Vector512<T>.Zero), Vector512<T>.Zero, value._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width512<T> FirstOf(Width512<T> wide) => wide;
}
