using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>
/// 8 IEEE 754 binary64 numbers that go through a rule side by side. Every lane has the bits that <see cref="Real64"/> has for it, on every
/// machine: where the hardware's vectors are narrower, the runtime works in halves or quarters.
/// </summary>
public readonly partial struct Lanes64 : IReal<Lanes64>
{
    private readonly Vector512<double> _vector;

    /// <summary>Lanes from a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes64(Vector512<double> vector) => _vector = vector;

    /// <summary>The number of lanes.</summary>
    public const int Count = 8;

    /// <summary>The lanes as a vector.</summary>
    public Vector512<double> Vector
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _vector;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes64(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes64(Scalar value) => value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 operator +(Lanes64 left, Lanes64 right) => new(left._vector + right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 operator -(Lanes64 left, Lanes64 right) => new(left._vector - right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 operator *(Lanes64 left, Lanes64 right) => new(left._vector * right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 operator /(Lanes64 left, Lanes64 right) => new(left._vector / right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 operator -(Lanes64 value) => new(-value._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Sqrt(Lanes64 value) => new(Vector512.Sqrt(value._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Abs(Lanes64 value) => new(Vector512.Abs(value._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Max(Lanes64 left, Lanes64 right) => new(Vector512.Max(left._vector, right._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Min(Lanes64 left, Lanes64 right) => new(Vector512.Min(left._vector, right._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 IfLess(Lanes64 left, Lanes64 right, Lanes64 then, Lanes64 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(left._vector, right._vector), then._vector, otherwise._vector));
}
