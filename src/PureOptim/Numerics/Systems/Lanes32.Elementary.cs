using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <content>The elementary functions: those of <see cref="Lanes64"/> on either half, rounded once.</content>
public readonly partial struct Lanes32 : IElementary<Lanes32>
{
    private Lanes64 Lower
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512.WidenLower(_vector));
    }

    private Lanes64 Upper
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512.WidenUpper(_vector));
    }

    /// <inheritdoc/>
    public static Lanes32 Exp(Lanes32 value) => Round(Lanes64.Exp(value.Lower), Lanes64.Exp(value.Upper));

    /// <inheritdoc/>
    public static Lanes32 Cbrt(Lanes32 value) => Round(Lanes64.Cbrt(value.Lower), Lanes64.Cbrt(value.Upper));

    /// <inheritdoc/>
    public static Lanes32 Atan2(Lanes32 y, Lanes32 x) => Round(Lanes64.Atan2(y.Lower, x.Lower), Lanes64.Atan2(y.Upper, x.Upper));

    /// <inheritdoc/>
    public static Lanes32 Log(Lanes32 value) => Round(Lanes64.Log(value.Lower), Lanes64.Log(value.Upper));

    /// <inheritdoc/>
    public static Lanes32 Sin(Lanes32 value) => Round(Lanes64.Sin(value.Lower), Lanes64.Sin(value.Upper));

    /// <inheritdoc/>
    public static Lanes32 Cos(Lanes32 value) => Round(Lanes64.Cos(value.Lower), Lanes64.Cos(value.Upper));

    /// <inheritdoc/>
    public static Lanes32 Tanh(Lanes32 value) => Round(Lanes64.Tanh(value.Lower), Lanes64.Tanh(value.Upper));

    /// <inheritdoc/>
    public static Lanes32 Power(Lanes32 value, Lanes32 exponent) =>
        Round(Lanes64.Power(value.Lower, exponent.Lower), Lanes64.Power(value.Upper, exponent.Upper));

    /// <inheritdoc/>
    public static Lanes32 Power(Lanes32 value, int exponent) =>
        Round(Lanes64.Power(value.Lower, exponent), Lanes64.Power(value.Upper, exponent));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes32 Round(Lanes64 lower, Lanes64 upper) => new(Vector512.Narrow(lower.Vector, upper.Vector));
}
