namespace PureOptim.Numerics;

/// <content>The elementary functions: those of <see cref="Real64"/>, rounded once.</content>
public readonly partial record struct Real32 : IElementary<Real32>
{
    /// <inheritdoc/>
    public static Real32 Exp(Real32 value) => ElementaryFunctions.Exp(value.Value);

    /// <inheritdoc/>
    public static Real32 Cbrt(Real32 value) => ElementaryFunctions.Cbrt(value.Value);

    /// <inheritdoc/>
    public static Real32 Atan2(Real32 y, Real32 x) => ElementaryFunctions.Atan2(y.Value, x.Value);

    /// <inheritdoc/>
    public static Real32 Log(Real32 value) => ElementaryFunctions.Log(value.Value);

    /// <inheritdoc/>
    public static Real32 Sin(Real32 value) => ElementaryFunctions.Sin(value.Value);

    /// <inheritdoc/>
    public static Real32 Cos(Real32 value) => ElementaryFunctions.Cos(value.Value);

    /// <inheritdoc/>
    public static Real32 Tanh(Real32 value) => ElementaryFunctions.Tanh(value.Value);

    /// <inheritdoc/>
    public static Real32 Power(Real32 value, Real32 exponent) => ElementaryFunctions.RealPower(value.Value, exponent.Value);

    /// <inheritdoc/>
    public static Real32 Power(Real32 value, int exponent) => ElementaryFunctions.Power(value.Value, exponent);
}
