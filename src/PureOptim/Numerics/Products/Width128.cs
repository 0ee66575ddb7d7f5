using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>A register of 128 bits.</summary>
internal unsafe struct Width128<T>(Vector128<T> vector)
    : INarrowWidth<Width128<T>, Width128<T>, T>, INarrowWidth<Width128<T>, Width256<T>, T>, INarrowWidth<Width128<T>, Width512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Vector128<T> _vector = vector;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    public static Width128<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<T>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width128<T> Load(T* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Width128<T> value, T* target) => value._vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width128<T> Broadcast(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width128<T> MultiplyAdd(Width128<T> left, Width128<T> right, Width128<T> addend) => new(
        typeof(T) == typeof(float)
            ? Vector128.FusedMultiplyAdd(left._vector.AsSingle(), right._vector.AsSingle(), addend._vector.AsSingle()).As<float, T>()
            : Vector128.FusedMultiplyAdd(left._vector.AsDouble(), right._vector.AsDouble(), addend._vector.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(T factor, Width128<T> right, ref Width128<T> sums) => sums = MultiplyAdd(Broadcast(factor), right, sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(Width128<T> factor, Width128<T> right, ref Width128<T> sums) => sums._vector =
        typeof(T) == typeof(float)
            ? Vector128.FusedMultiplyAdd(factor._vector.AsSingle(), right._vector.AsSingle(), sums._vector.AsSingle()).As<float, T>()
            : Vector128.FusedMultiplyAdd(factor._vector.AsDouble(), right._vector.AsDouble(), sums._vector.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToPart(Width128<T> factor, T* right, ref Width128<T> sums) => sums._vector =
        typeof(T) == typeof(float)
            ? Vector128.FusedMultiplyAdd(factor._vector.AsSingle(), Vector128.Load((float*)right), sums._vector.AsSingle()).As<float, T>()
            : Vector128.FusedMultiplyAdd(factor._vector.AsDouble(), Vector128.Load((double*)right), sums._vector.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width128<T> Add(Width128<T> left, Width128<T> right) => new(left._vector + right._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width128<T> Canonical(Width128<T> value) => new(
        Vector128.ConditionalSelect(Vector128.Equals(value._vector, value._vector), value._vector + Vector128<T>.Zero, Vector128.Create(T.NaN)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width128<T> ZeroUnlessPositive(Width128<T> condition, Width128<T> value) => new(
        Vector128.ConditionalSelect(Vector128.LessThanOrEqual(condition._vector, Vector128<T>.Zero), Vector128<T>.Zero, value._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width128<T> FirstOf(Width128<T> wide) => wide;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width128<T> FirstOf(Width256<T> wide) => new(wide.Lower);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Width128<T> FirstOf(Width512<T> wide) => new(wide.Lower.GetLower());
}
