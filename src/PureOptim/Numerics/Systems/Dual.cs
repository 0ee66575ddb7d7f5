using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>
/// A value with its derivative in one direction: forward-mode differentiation of whatever is written over a number system. A gradient takes
/// one evaluation for each coordinate; <c>Dual&lt;Dual&lt;R&gt;&gt;</c> has second derivatives; a dual over lanes differentiates at several
/// points side by side.
/// </summary>
/// <remarks>
/// <para>
/// The value has the bits of the same formula without derivatives. The derivative follows the operations as they are written, in the order
/// (ab)' = a'b + ab' and (a/b)' = (a' - (a/b) b')/b, so x·x/20 has the derivative (x + x)/20.
/// </para>
/// <para>
/// A constant has no derivative at all, rather than one of 0: an infinite value times a constant does not make 0·∞. If a function has
/// none, the derivative is the mean of both sides: 0 for |x| at 0, half of each at a tie of Max and Min (NaN for infinite ties). The
/// root at 0 has an infinite derivative, but leaves a derivative of 0 as it is, so that √(x·x) agrees with |x|. A comparison chooses a
/// branch with its derivative; that the branch may change is not felt.
/// </para>
/// </remarks>
/// <typeparam name="R">The number system of value and derivative.</typeparam>
public readonly struct Dual<R> : IElementary<Dual<R>>
    where R : struct, IElementary<R>
{
    private readonly bool _varies;

    /// <summary>A value that varies in the direction of differentiation.</summary>
    /// <param name="value">The value.</param>
    /// <param name="tangent">Its derivative in that direction.</param>
    public Dual(R value, R tangent)
        : this(value, tangent, varies: true)
    {
    }

    private Dual(R value, R tangent, bool varies)
    {
        Value = value;
        Tangent = tangent;
        _varies = varies;
    }

    /// <summary>The value.</summary>
    public R Value { get; }

    /// <summary>The derivative in the direction of differentiation; 0 for a constant.</summary>
    public R Tangent { get; }

    /// <summary>A value that does not vary.</summary>
    public static Dual<R> Constant(R value) => new(value, default, varies: false);

    /// <summary>The variable of differentiation: a value whose derivative is 1.</summary>
    public static Dual<R> Variable(R value) => new(value, 1.0);

    /// <summary>The constant nearest to <paramref name="value"/>.</summary>
    public static implicit operator Dual<R>(double value) => Constant(value);

    /// <inheritdoc/>
    public static implicit operator Dual<R>(Scalar value) => Constant(value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<R> operator +(Dual<R> left, Dual<R> right)
    {
        var value = left.Value + right.Value;
        if (!right._varies) return left.Chain(value, left.Tangent);
        return new(value, left._varies ? left.Tangent + right.Tangent : right.Tangent);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<R> operator -(Dual<R> left, Dual<R> right)
    {
        var value = left.Value - right.Value;
        if (!right._varies) return left.Chain(value, left.Tangent);
        return new(value, left._varies ? left.Tangent - right.Tangent : -right.Tangent);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<R> operator *(Dual<R> left, Dual<R> right)
    {
        var value = left.Value * right.Value;
        if (!right._varies) return left.Chain(value, left.Tangent * right.Value);
        var fromRight = left.Value * right.Tangent;
        return new(value, left._varies ? left.Tangent * right.Value + fromRight : fromRight);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<R> operator /(Dual<R> left, Dual<R> right)
    {
        var value = left.Value / right.Value;
        if (!right._varies) return left.Chain(value, left.Tangent / right.Value);
        var fromRight = value * right.Tangent;
        return new(value, (left._varies ? left.Tangent - fromRight : -fromRight) / right.Value);
    }

    /// <inheritdoc/>
    public static Dual<R> operator -(Dual<R> value) => value.Chain(-value.Value, -value.Tangent);

    /// <inheritdoc/>
    public static Dual<R> Sqrt(Dual<R> value)
    {
        var root = R.Sqrt(value.Value);
        return value.Chain(root, R.IfLess(0.0, R.Abs(value.Tangent), value.Tangent / (root + root), value.Tangent));
    }

    /// <inheritdoc/>
    public static Dual<R> Cbrt(Dual<R> value)
    {
        var root = R.Cbrt(value.Value);
        return value.Chain(root, R.IfLess(0.0, R.Abs(value.Tangent), value.Tangent / (3.0 * (root * root)), value.Tangent));
    }

    /// <summary>The angle of a point, whose derivative is (x y' - y x') / (x² + y²), computed from the point over its larger coordinate.</summary>
    public static Dual<R> Atan2(Dual<R> y, Dual<R> x)
    {
        var angle = R.Atan2(y.Value, x.Value);
        if (!y._varies && !x._varies) return Constant(angle);
        var larger = R.Max(R.Abs(y.Value), R.Abs(x.Value));
        var (sine, cosine) = (y.Value / larger, x.Value / larger);
        R turned = 0.0;
        if (y._varies) turned += cosine * (y.Tangent / larger);
        if (x._varies) turned -= sine * (x.Tangent / larger);
        return new(angle, turned / (cosine * cosine + sine * sine));
    }

    /// <inheritdoc/>
    public static Dual<R> Abs(Dual<R> value)
    {
        // At 0 the product is 0; at NaN it is NaN.
        var otherwise = R.IfLess(0.0, value.Value, value.Tangent, value.Value * value.Tangent);
        return value.Chain(R.Abs(value.Value), R.IfLess(value.Value, 0.0, -value.Tangent, otherwise));
    }

    /// <inheritdoc/>
    public static Dual<R> Max(Dual<R> left, Dual<R> right) =>
        Extremum(R.Max(left.Value, right.Value), left.Value, right.Value, left, right);

    /// <inheritdoc/>
    public static Dual<R> Min(Dual<R> left, Dual<R> right) =>
        Extremum(R.Min(left.Value, right.Value), right.Value, left.Value, left, right);

    /// <inheritdoc/>
    public static Dual<R> IfLess(Dual<R> left, Dual<R> right, Dual<R> then, Dual<R> otherwise) => new(
        R.IfLess(left.Value, right.Value, then.Value, otherwise.Value),
        R.IfLess(left.Value, right.Value, then.Tangent, otherwise.Tangent),
        then._varies || otherwise._varies);

    /// <inheritdoc/>
    public static Dual<R> Exp(Dual<R> value)
    {
        var exponential = R.Exp(value.Value);
        return value.Chain(exponential, value.Tangent * exponential);
    }

    /// <inheritdoc/>
    public static Dual<R> Log(Dual<R> value) => value.Chain(R.Log(value.Value), value.Tangent / value.Value);

    /// <inheritdoc/>
    public static Dual<R> Sin(Dual<R> value) => value.Chain(R.Sin(value.Value), value.Tangent * R.Cos(value.Value));

    /// <inheritdoc/>
    public static Dual<R> Cos(Dual<R> value) => value.Chain(R.Cos(value.Value), -(value.Tangent * R.Sin(value.Value)));

    /// <inheritdoc/>
    public static Dual<R> Tanh(Dual<R> value)
    {
        var tangent = R.Tanh(value.Value);
        return value.Chain(tangent, value.Tangent * (1.0 - tangent * tangent));
    }

    /// <inheritdoc/>
    public static Dual<R> Power(Dual<R> value, Dual<R> exponent)
    {
        var power = R.Power(value.Value, exponent.Value);
        if (!value._varies && !exponent._varies) return Constant(power);
        R tangent = 0.0;
        if (value._varies) tangent += value.Tangent * (exponent.Value * R.Power(value.Value, exponent.Value - 1.0));
        if (exponent._varies) tangent += exponent.Tangent * (power * R.Log(value.Value));
        return new(power, tangent);
    }

    /// <inheritdoc/>
    public static Dual<R> Power(Dual<R> value, int exponent)
    {
        var power = R.Power(value.Value, exponent);
        if (exponent == 0) return Constant(power);
        R factor = exponent;
        return value.Chain(power, value.Tangent * (factor * R.Power(value.Value, exponent - 1)));
    }

    /// <summary>The value, and the derivative beside it.</summary>
    public override string ToString() => Invariant($"{Value} ({Tangent})");

    /// <summary>The result of a function of this number alone: constant where this is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Dual<R> Chain(R value, R tangent) => _varies ? new(value, tangent) : Constant(value);

    /// <summary>
    /// An extremum with the derivative of <paramref name="right"/> where <paramref name="a"/> is less than <paramref name="b"/>, of
    /// <paramref name="left"/> where it is greater, of both in equal parts where they tie, and NaN where they have no order.
    /// </summary>
    private static Dual<R> Extremum(R value, R a, R b, Dual<R> left, Dual<R> right)
    {
        var tie = (left.Tangent + right.Tangent) / 2.0 + (a - b);
        var tangent = R.IfLess(a, b, right.Tangent, R.IfLess(b, a, left.Tangent, tie));
        return left._varies || right._varies ? new(value, tangent) : Constant(value);
    }
}
