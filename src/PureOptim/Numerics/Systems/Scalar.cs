using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>
/// A number of one step: a scheduled rate, a bias correction, a norm. It is a double, computed by IEEE operations alone; where a run is in
/// another number system (intervals, symbols, exact fractions), it is the same formula's number of that system as well. So what an
/// optimizer computes once a step is written once, like its rule.
/// </summary>
public readonly struct Scalar
{
    private readonly double _value;
    private readonly ScalarTwin? _twin;

    /// <summary>A double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Scalar(double value) => _value = value;

    private Scalar(double value, ScalarTwin twin) => (_value, _twin) = (value, twin);

    /// <summary>The double.</summary>
    /// <exception cref="NotSupportedException">It is an expression of which no double is known: what depends on it is said with <see cref="IfLess"/> or <see cref="IfZero"/>.</exception>
    public double Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _twin is null ? _value : _twin.Read(_value);
    }

    /// <summary>The double; NaN of an expression of which none is known, for what is the same in real numbers either way.</summary>
    internal double ValueOrNaN => _value;

    /// <summary>Whether it is 1 and nothing beside the double.</summary>
    internal bool IsOne => _twin is null && _value == 1;

    /// <summary>A scalar that is the double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Scalar(double value) => new(value);

    /// <summary>The sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator +(Scalar left, Scalar right)
    {
        var value = left._value + right._value;
        return IsPlain(left, right) ? new(value) : Combine(ScalarOperation.Sum, left, right, value);
    }

    /// <summary>The difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator -(Scalar left, Scalar right)
    {
        var value = left._value - right._value;
        return IsPlain(left, right) ? new(value) : Combine(ScalarOperation.Difference, left, right, value);
    }

    /// <summary>The product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator *(Scalar left, Scalar right)
    {
        var value = left._value * right._value;
        return IsPlain(left, right) ? new(value) : Combine(ScalarOperation.Product, left, right, value);
    }

    /// <summary>The quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator /(Scalar left, Scalar right)
    {
        var value = left._value / right._value;
        return IsPlain(left, right) ? new(value) : Combine(ScalarOperation.Quotient, left, right, value);
    }

    /// <summary>The negation.</summary>
    public static Scalar operator -(Scalar value) =>
        value._twin is null ? new(-value._value) : Combine(ScalarOperation.Negation, value, value, -value._value);

    /// <summary>The square root, correctly rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar Sqrt(Scalar value)
    {
        var root = double.Sqrt(value._value);
        return value._twin is null ? new(root) : Combine(ScalarOperation.Sqrt, value, value, root);
    }

    /// <summary>The absolute value.</summary>
    public static Scalar Abs(Scalar value)
    {
        var magnitude = double.Abs(value._value);
        return value._twin is null ? new(magnitude) : Combine(ScalarOperation.Abs, value, value, magnitude);
    }

    /// <summary>The larger of two; NaN if either is NaN.</summary>
    public static Scalar Max(Scalar left, Scalar right)
    {
        var value = double.Max(left._value, right._value);
        return IsPlain(left, right) ? new(value) : Combine(ScalarOperation.Max, left, right, value);
    }

    /// <summary>The smaller of two; NaN if either is NaN.</summary>
    public static Scalar Min(Scalar left, Scalar right)
    {
        var value = double.Min(left._value, right._value);
        return IsPlain(left, right) ? new(value) : Combine(ScalarOperation.Min, left, right, value);
    }

    /// <summary>
    /// x^y. For a whole y it is <see cref="ElementaryFunctions.Power"/>, within an ulp; for another, x must not be negative, and the result is
    /// e^(y ln x), whose relative error is at most about (1 + |y ln x|) 2^-52.
    /// </summary>
    public static Scalar Power(Scalar value, Scalar exponent)
    {
        var power = PowerOf(value._value, exponent._value);
        return IsPlain(value, exponent) ? new(power) : Combine(ScalarOperation.Power, value, exponent, power);
    }

    /// <summary><paramref name="then"/> where <paramref name="left"/> is less than <paramref name="right"/>, else <paramref name="otherwise"/>.</summary>
    public static Scalar IfLess(Scalar left, Scalar right, Scalar then, Scalar otherwise)
    {
        var value = left._value < right._value ? then._value : otherwise._value;
        var twin = left._twin ?? right._twin ?? then._twin ?? otherwise._twin;
        if (twin is null) return new(value);
        // Where one of them is an expression without a double, so is what is chosen.
        var isKnown = twin is not ScalarTwin<Symbol> || !(double.IsNaN(left._value) || double.IsNaN(right._value));
        return new(isKnown ? value : double.NaN, twin.Choose(left, right, then, otherwise));
    }

    /// <summary><paramref name="then"/> where a number is 0, else <paramref name="otherwise"/>, also where it is NaN.</summary>
    /// <param name="value">The number.</param>
    /// <param name="then">What is chosen where it is 0.</param>
    /// <param name="otherwise">What is chosen elsewhere.</param>
    public static Scalar IfZero(Scalar value, Scalar then, Scalar otherwise)
    {
        // An interval around 0 would be chosen both ways, and bound nothing; whether the number is 0 its double tells. Of an expression there is none.
        var twin = value._twin ?? then._twin ?? otherwise._twin;
        if (twin is not ScalarTwin<Symbol>) return value._value == 0 ? then : otherwise;
        var chosen = IfLess(0, Abs(value), otherwise, then);
        return new(double.IsNaN(value._value) ? double.NaN : (value._value == 0 ? then : otherwise)._value, chosen._twin!);
    }

    /// <summary>The double in shortest round-trip decimals.</summary>
    public override string ToString() => Invariant($"{_value:R}");

    /// <summary>The double and its number in another system.</summary>
    internal static Scalar Of<S>(double value, S twin)
        where S : struct, IScalarSystem<S> => new(value, new ScalarTwin<S>(twin));

    /// <summary>The same double, whose expression is a name.</summary>
    internal Scalar Under(Symbol name) => Of(_value, name);

    /// <summary>The scalar that a number of some system is: a binary number its double, another itself beside a double near it.</summary>
    internal static Scalar From<R>(R number)
        where R : struct => number switch
        {
            Real64 real => real.Value,
            Real32 real => real.Value,
            Interval interval => Of(interval.Lower / 2 + interval.Upper / 2, interval),
            Interval32 { Value: var inside } interval => Of(inside.Lower / 2 + inside.Upper / 2, interval),
            Rational rational => Of((double)rational.Numerator / (double)rational.Denominator, rational),
            Symbol symbol => Of(double.NaN, symbol),
            _ => throw new NotSupportedException($"There are no scalars of {typeof(R).Name}."),
        };

    /// <summary>The number in another system: what it was computed to be there, or else the double.</summary>
    internal S In<S>()
        where S : struct, IScalarSystem<S> => _twin is ScalarTwin<S> twin ? twin.Value : _value;

    private static double PowerOf(double value, double exponent) => double.IsInteger(exponent) && double.Abs(exponent) < 1L << 52
        ? ElementaryFunctions.Power(value, (long)exponent)
        : ElementaryFunctions.Exp(exponent * ElementaryFunctions.Log(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlain(Scalar left, Scalar right) => left._twin is null && right._twin is null;

    private static Scalar Combine(ScalarOperation operation, Scalar left, Scalar right, double value) =>
        new(value, (left._twin ?? right._twin)!.Combine(operation, left, right));
}
