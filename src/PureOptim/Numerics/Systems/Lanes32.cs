using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>
/// 16 IEEE 754 binary32 numbers that go through a rule side by side. Every lane has the bits that <see cref="Real32"/> has for it, on every
/// machine: where the hardware's vectors are narrower, the runtime works in halves or quarters.
/// </summary>
public readonly partial struct Lanes32 : IReal<Lanes32>
{
    private readonly Vector512<float> _vector;

    /// <summary>Lanes from a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes32(Vector512<float> vector) => _vector = vector;

    /// <summary>The number of lanes.</summary>
    public const int Count = 16;

    /// <summary>The lanes as a vector.</summary>
    public Vector512<float> Vector
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _vector;
    }

    /// <summary>The smallest positive binary32 number, 2^-149.</summary>
    public static double SmallestPositive => float.Epsilon;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes32(double value) => new(Vector512.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes32(Scalar value) => value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 operator +(Lanes32 left, Lanes32 right) => new(left._vector + right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 operator -(Lanes32 left, Lanes32 right) => new(left._vector - right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 operator *(Lanes32 left, Lanes32 right) => new(left._vector * right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 operator /(Lanes32 left, Lanes32 right) => new(left._vector / right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 operator -(Lanes32 value) => new(-value._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 Sqrt(Lanes32 value) => new(Vector512.Sqrt(value._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 Abs(Lanes32 value) => new(Vector512.Abs(value._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 Max(Lanes32 left, Lanes32 right) => new(Vector512.Max(left._vector, right._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 Min(Lanes32 left, Lanes32 right) => new(Vector512.Min(left._vector, right._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 IfLess(Lanes32 left, Lanes32 right, Lanes32 then, Lanes32 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(left._vector, right._vector), then._vector, otherwise._vector));
}
