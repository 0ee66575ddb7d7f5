namespace PureOptim.Numerics;

/// <summary>
/// All real numbers between two doubles, for runs in binary32: each operation moves both ends outward by <see cref="Units"/> units in the last place of binary32, and a
/// number that binary32 does not have becomes those around it. So the result of the same operation in binary32 is inside, rounded to nearest or by a function that errs by a few units.
/// </summary>
internal readonly record struct Interval32 : IScalarSystem<Interval32>
{
    /// <summary>The units in the last place by which a function may err that is not correctly rounded.</summary>
    internal const int Units = 4;

    /// <summary>2^-24: the largest relative error of one rounding in binary32.</summary>
    private const double Roundoff = 5.9604644775390625e-08;

    private Interval32(Interval value) => Value = value;

    /// <summary>The numbers inside.</summary>
    internal Interval Value { get; }

    /// <inheritdoc/>
    public static implicit operator Interval32(double value) => (float)value == value ? new(value) : Outward(value);

    /// <inheritdoc/>
    public static implicit operator Interval32(Scalar value) => value.In<Interval32>();

    /// <inheritdoc/>
    public static Interval32 operator +(Interval32 left, Interval32 right) => Outward(left.Value + right.Value);

    /// <inheritdoc/>
    public static Interval32 operator -(Interval32 left, Interval32 right) => Outward(left.Value - right.Value);

    /// <inheritdoc/>
    public static Interval32 operator *(Interval32 left, Interval32 right) => Outward(left.Value * right.Value);

    /// <inheritdoc/>
    public static Interval32 operator /(Interval32 left, Interval32 right) => Outward(left.Value / right.Value);

    /// <inheritdoc/>
    public static Interval32 operator -(Interval32 value) => new(-value.Value);

    /// <inheritdoc/>
    public static Interval32 Sqrt(Interval32 value) => Outward(Interval.Sqrt(value.Value));

    /// <inheritdoc/>
    public static Interval32 Cbrt(Interval32 value) => Outward(Interval.Cbrt(value.Value));

    /// <inheritdoc/>
    public static Interval32 Exp(Interval32 value) => Outward(Interval.Exp(value.Value));

    /// <inheritdoc/>
    public static Interval32 Power(Interval32 value, Interval32 exponent) => Outward(Interval.Power(value.Value, exponent.Value));

    /// <inheritdoc/>
    public static Interval32 Atan2(Interval32 y, Interval32 x) => Outward(Interval.Atan2(y.Value, x.Value));

    /// <inheritdoc/>
    public static Interval32 Abs(Interval32 value) => new(Interval.Abs(value.Value));

    /// <inheritdoc/>
    public static Interval32 Max(Interval32 left, Interval32 right) => new(Interval.Max(left.Value, right.Value));

    /// <inheritdoc/>
    public static Interval32 Min(Interval32 left, Interval32 right) => new(Interval.Min(left.Value, right.Value));

    /// <inheritdoc/>
    public static Interval32 IfLess(Interval32 left, Interval32 right, Interval32 then, Interval32 otherwise) =>
        new(Interval.IfLess(left.Value, right.Value, then.Value, otherwise.Value));

    /// <summary>The numbers inside, and those that binary32 may have instead of one of them.</summary>
    private static Interval32 Outward(Interval value)
    {
        var error = Units * Roundoff;
        return value.Lower == 0 && value.Upper == 0
            ? new(value)
            : new(Interval.Between(value.Lower - error * double.Abs(value.Lower), value.Upper + error * double.Abs(value.Upper)));
    }
}
