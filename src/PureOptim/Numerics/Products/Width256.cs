using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>A register of 256 bits.</summary>
internal unsafe struct Width256<T>(Vector256<T> vector)
    : INarrowWidth<Width256<T>, Width256<T>, T>, INarrowWidth<Width256<T>, Width512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Vector256<T> _vector = vector;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    /// <summary>The lower half.</summary>
    internal Vector128<T> Lower
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _vector.GetLower();
    }

    public static Width256<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<T>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width256<T> Load(T* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Width256<T> value, T* target) => value._vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width256<T> Broadcast(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width256<T> MultiplyAdd(Width256<T> left, Width256<T> right, Width256<T> addend) => new(
        typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(left._vector.AsSingle(), right._vector.AsSingle(), addend._vector.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(left._vector.AsDouble(), right._vector.AsDouble(), addend._vector.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(T factor, Width256<T> right, ref Width256<T> sums) => sums = MultiplyAdd(Broadcast(factor), right, sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(Width256<T> factor, Width256<T> right, ref Width256<T> sums) => sums._vector =
        typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(factor._vector.AsSingle(), right._vector.AsSingle(), sums._vector.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(factor._vector.AsDouble(), right._vector.AsDouble(), sums._vector.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(Width256<T> factor, T* right, ref Width256<T> sums) => sums._vector =
        typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(factor._vector.AsSingle(), Vector256.Load((float*)right), sums._vector.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(factor._vector.AsDouble(), Vector256.Load((double*)right), sums._vector.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width256<T> Add(Width256<T> left, Width256<T> right) => new(left._vector + right._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width256<T> Canonical(Width256<T> value) => new(
        Vector256.ConditionalSelect(Vector256.Equals(value._vector, value._vector), value._vector + Vector256<T>.Zero, Vector256.Create(T.NaN)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width256<T> ZeroUnlessPositive(Width256<T> condition, Width256<T> value) => new(
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(condition._vector, Vector256<T>.Zero), Vector256<T>.Zero, value._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width256<T> FirstOf(Width256<T> wide) => wide;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width256<T> FirstOf(Width512<T> wide) => new(wide.Lower);
}
