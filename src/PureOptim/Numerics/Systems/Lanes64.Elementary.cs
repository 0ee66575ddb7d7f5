using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <content>The elementary functions, and the bits they need.</content>
public readonly partial struct Lanes64 : IElementary<Lanes64>, IBinary64<Lanes64>
{
    /// <inheritdoc/>
    public static Lanes64 Exp(Lanes64 value) => ElementaryFunctions.Exp(value);

    /// <inheritdoc/>
    public static Lanes64 Cbrt(Lanes64 value) => ElementaryFunctions.Cbrt(value);

    /// <inheritdoc/>
    public static Lanes64 Atan2(Lanes64 y, Lanes64 x) => ElementaryFunctions.Atan2(y, x);

    /// <inheritdoc/>
    public static Lanes64 Log(Lanes64 value) => ElementaryFunctions.Log(value);

    /// <inheritdoc/>
    public static Lanes64 Sin(Lanes64 value) => AllLess(Abs(value), ElementaryFunctions.LargeAngle)
        ? ElementaryFunctions.SinOfSmall(value)
        : OneByOne(value, static (lane, _) => Real64.Sin(lane));

    /// <inheritdoc/>
    public static Lanes64 Cos(Lanes64 value) => AllLess(Abs(value), ElementaryFunctions.LargeAngle)
        ? ElementaryFunctions.CosOfSmall(value)
        : OneByOne(value, static (lane, _) => Real64.Cos(lane));

    /// <inheritdoc/>
    public static Lanes64 Tanh(Lanes64 value) => ElementaryFunctions.Tanh(value);

    /// <inheritdoc/>
    public static Lanes64 Power(Lanes64 value, Lanes64 exponent) => ElementaryFunctions.RealPower(value, exponent);

    /// <inheritdoc/>
    public static Lanes64 Power(Lanes64 value, int exponent) => ElementaryFunctions.TryPower(value, exponent, out var result)
        ? result
        : OneByOne(value, Real64.Power, exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes64 IBinary64<Lanes64>.MultiplyAdd(Lanes64 left, Lanes64 right, Lanes64 addend) =>
        new(Vector512.FusedMultiplyAdd(left._vector, right._vector, addend._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes64 IBinary64<Lanes64>.And(Lanes64 value, ulong bits) => FromBits(value.Bits & Vector512.Create(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes64 IBinary64<Lanes64>.Or(Lanes64 value, ulong bits) => FromBits(value.Bits | Vector512.Create(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes64 IBinary64<Lanes64>.Xor(Lanes64 left, Lanes64 right) => FromBits(left.Bits ^ right.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes64 IBinary64<Lanes64>.ShiftLeft(Lanes64 value, int count) => FromBits(value.Bits << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes64 IBinary64<Lanes64>.ShiftRight(Lanes64 value, int count) => FromBits(value.Bits >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes64 IBinary64<Lanes64>.IfNaN(Lanes64 value, Lanes64 then, Lanes64 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(value._vector, value._vector), otherwise._vector, then._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IBinary64<Lanes64>.AllLess(Lanes64 left, Lanes64 right) => AllLess(left, right);

    private Vector512<ulong> Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _vector.AsUInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes64 FromBits(Vector512<ulong> bits) => new(bits.AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AllLess(Lanes64 left, Lanes64 right) => Vector512.LessThanAll(left._vector, right._vector);

    /// <summary>The scalar function in each lane: for the arguments that only it takes.</summary>
    private static Lanes64 OneByOne(Lanes64 value, Func<Real64, int, Real64> function, int exponent = 0)
    {
        Span<double> lanes = stackalloc double[Count];
        value._vector.CopyTo(lanes);
        foreach (ref var lane in lanes) lane = function(lane, exponent).Value;
        return new(Vector512.Create<double>(lanes));
    }
}
