using System.Numerics;

namespace PureOptim.Numerics;

/// <summary>
/// An exact fraction: the number system in which a law of real arithmetic needs no tolerance. It has no NaN, no infinity and one zero.
/// </summary>
/// <remarks>
/// The numbers of a run grow with its length: each product adds the digits of its factors. A square root exists only where it is itself a
/// fraction; elsewhere <see cref="Sqrt"/> refuses, because nothing here is ever rounded.
/// </remarks>
public readonly partial struct Rational : IElementary<Rational>, IScalarSystem<Rational>, IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger _denominatorLessOne;

    /// <summary>The fraction in lowest terms with a positive denominator.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException(Invariant($"{numerator}/0 is no fraction."));
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominatorLessOne = denominator / divisor - 1;
    }

    /// <summary>The numerator, which has the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator, at least 1.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    /// <inheritdoc/>
    public static implicit operator Rational(Scalar value) => value.In<Rational>();

    /// <summary>The value of <paramref name="value"/>, exactly: every finite double is a fraction.</summary>
    /// <exception cref="NotSupportedException">The value is NaN or infinite.</exception>
    public static implicit operator Rational(double value)
    {
        if (!double.IsFinite(value)) throw new NotSupportedException(Invariant($"{value:R} is no fraction."));
        const int fractionBits = 52;
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)((bits >> fractionBits) & 0x7FF);
        var fraction = bits & ((1L << fractionBits) - 1);
        BigInteger significand = biased == 0 ? fraction : fraction | (1L << fractionBits);
        var exponent = int.Max(biased, 1) - 1075;
        if (bits < 0) significand = -significand;
        return exponent >= 0 ? new(significand << exponent, 1) : new(significand, BigInteger.One << -exponent);
    }

    /// <inheritdoc/>
    public static Rational operator +(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    /// <inheritdoc/>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <inheritdoc/>
    public static Rational operator *(Rational left, Rational right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <inheritdoc/>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Rational operator /(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <inheritdoc/>
    public static Rational operator -(Rational value) => new(-value.Numerator, value.Denominator);

    /// <summary>Whether the fractions are the same.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Whether the fractions differ.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>Whether the left fraction is the smaller.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left fraction is the larger.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left fraction is not the larger.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left fraction is not the smaller.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public static Rational Abs(Rational value) => new(BigInteger.Abs(value.Numerator), value.Denominator);

    /// <inheritdoc/>
    public static Rational Max(Rational left, Rational right) => left < right ? right : left;

    /// <inheritdoc/>
    public static Rational Min(Rational left, Rational right) => left < right ? left : right;

    /// <inheritdoc/>
    public static Rational IfLess(Rational left, Rational right, Rational then, Rational otherwise) => left < right ? then : otherwise;

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && _denominatorLessOne == other._denominatorLessOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, _denominatorLessOne);

    /// <summary>The fraction as <c>n/d</c>, or <c>n</c> where d is 1.</summary>
    public override string ToString() => Denominator.IsOne ? Invariant($"{Numerator}") : Invariant($"{Numerator}/{Denominator}");
}
