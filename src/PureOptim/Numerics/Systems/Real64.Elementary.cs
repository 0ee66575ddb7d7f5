using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <content>The elementary functions, and the bits they need.</content>
public readonly partial record struct Real64 : IElementary<Real64>, IBinary64<Real64>
{
    /// <inheritdoc/>
    public static Real64 Exp(Real64 value) => ElementaryFunctions.Exp(value);

    /// <inheritdoc/>
    public static Real64 Cbrt(Real64 value) => ElementaryFunctions.Cbrt(value);

    /// <inheritdoc/>
    public static Real64 Atan2(Real64 y, Real64 x) => ElementaryFunctions.Atan2(y, x);

    /// <inheritdoc/>
    public static Real64 Log(Real64 value) => ElementaryFunctions.Log(value);

    /// <inheritdoc/>
    public static Real64 Sin(Real64 value) => double.Abs(value.Value) < ElementaryFunctions.LargeAngle
        ? ElementaryFunctions.SinOfSmall(value)
        : ElementaryFunctions.SinOfLarge(value.Value);

    /// <inheritdoc/>
    public static Real64 Cos(Real64 value) => double.Abs(value.Value) < ElementaryFunctions.LargeAngle
        ? ElementaryFunctions.CosOfSmall(value)
        : ElementaryFunctions.CosOfLarge(value.Value);

    /// <inheritdoc/>
    public static Real64 Tanh(Real64 value) => ElementaryFunctions.Tanh(value);

    /// <inheritdoc/>
    public static Real64 Power(Real64 value, Real64 exponent) => ElementaryFunctions.RealPower(value, exponent);

    /// <inheritdoc/>
    public static Real64 Power(Real64 value, int exponent) => ElementaryFunctions.Power(value.Value, exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Real64 IBinary64<Real64>.MultiplyAdd(Real64 left, Real64 right, Real64 addend) =>
        new(double.FusedMultiplyAdd(left.Value, right.Value, addend.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Real64 IBinary64<Real64>.And(Real64 value, ulong bits) => FromBits(value.Bits & bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Real64 IBinary64<Real64>.Or(Real64 value, ulong bits) => FromBits(value.Bits | bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Real64 IBinary64<Real64>.Xor(Real64 left, Real64 right) => FromBits(left.Bits ^ right.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Real64 IBinary64<Real64>.ShiftLeft(Real64 value, int count) => FromBits(value.Bits << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Real64 IBinary64<Real64>.ShiftRight(Real64 value, int count) => FromBits(value.Bits >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Real64 IBinary64<Real64>.IfNaN(Real64 value, Real64 then, Real64 otherwise) => double.IsNaN(value.Value) ? then : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IBinary64<Real64>.AllLess(Real64 left, Real64 right) => left.Value < right.Value;

    private ulong Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => BitConverter.DoubleToUInt64Bits(Value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Real64 FromBits(ulong bits) => new(BitConverter.UInt64BitsToDouble(bits));
}
