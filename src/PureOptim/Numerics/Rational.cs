using System.Numerics;

namespace PureOptim.Numerics;

/// <summary>
/// An exact fraction: the number system in which a law of real arithmetic needs no tolerance. It has no NaN, no infinity and one zero.
/// </summary>
/// <remarks>
/// The numbers of a run grow with its length: each product adds the digits of its factors. A square root exists only where it is itself a
/// fraction; elsewhere <see cref="Sqrt"/> refuses, because nothing here is ever rounded.
/// </remarks>
public readonly struct Rational : IScalarSystem<Rational>, IEquatable<Rational>, IComparable<Rational>
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

    /// <summary>The square root of the square of a fraction.</summary>
    /// <exception cref="NotSupportedException">The root is irrational, or the value is negative.</exception>
    public static Rational Sqrt(Rational value)
    {
        var (numerator, denominator) = (Root(value.Numerator), Root(value.Denominator));
        return numerator * numerator == value.Numerator && denominator * denominator == value.Denominator
            ? new(numerator, denominator)
            : throw new NotSupportedException($"The square root of {value} is no fraction.");
    }

    /// <summary>The cube root of the cube of a fraction.</summary>
    /// <exception cref="NotSupportedException">The root is irrational.</exception>
    public static Rational Cbrt(Rational value)
    {
        var (numerator, denominator) = (CubeRoot(value.Numerator), CubeRoot(value.Denominator));
        return BigInteger.Pow(numerator, 3) == value.Numerator && BigInteger.Pow(denominator, 3) == value.Denominator
            ? new(numerator, denominator)
            : throw new NotSupportedException($"The cube root of {value} is no fraction.");
    }

    /// <summary>The exponential of 0.</summary>
    /// <exception cref="NotSupportedException">The exponential is irrational, as of every other fraction.</exception>
    public static Rational Exp(Rational value) => value == 0 ? 1 : throw new NotSupportedException($"The exponential of {value} is no fraction.");

    /// <summary>The angle of a point on the first axis that is not left of 0, which is 0.</summary>
    /// <exception cref="NotSupportedException">The angle is irrational, as of every other point.</exception>
    public static Rational Atan2(Rational y, Rational x) =>
        y == 0 && x >= 0 ? 0 : throw new NotSupportedException($"The angle of the point ({x}, {y}) is no fraction.");

    /// <summary>The power with a whole exponent.</summary>
    /// <exception cref="NotSupportedException">The exponent is no whole number of at most nine digits.</exception>
    public static Rational Power(Rational value, Rational exponent)
    {
        const int most = 999_999_999;
        if (exponent.Denominator != 1 || BigInteger.Abs(exponent.Numerator) > most) throw new NotSupportedException($"{value} to the power of {exponent} is no fraction.");
        var n = (int)exponent.Numerator;
        var power = new Rational(BigInteger.Pow(value.Numerator, int.Abs(n)), BigInteger.Pow(value.Denominator, int.Abs(n)));
        return n >= 0 ? power : 1 / power;
    }

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

    /// <summary>The largest integer whose square is not above <paramref name="value"/>, by Newton's method; 0 below zero.</summary>
    private static BigInteger Root(BigInteger value)
    {
        if (value.Sign <= 0) return 0;
        var root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + value / root) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }

    /// <summary>The integer next to the cube root of <paramref name="value"/> on the side of 0, by Newton's method.</summary>
    private static BigInteger CubeRoot(BigInteger value)
    {
        if (value.Sign < 0) return -CubeRoot(-value);
        if (value.IsZero) return 0;
        var root = BigInteger.One << (int)((value.GetBitLength() + 2) / 3);
        while (true)
        {
            var next = (2 * root + value / (root * root)) / 3;
            if (next >= root) return root;
            root = next;
        }
    }
}
