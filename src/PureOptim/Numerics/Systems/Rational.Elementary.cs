using System.Numerics;

namespace PureOptim.Numerics;

/// <content>The roots, powers and elementary functions, where they are fractions.</content>
public readonly partial struct Rational
{
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

    /// <summary>The logarithm of 1.</summary>
    /// <exception cref="NotSupportedException">The logarithm is irrational, as of every other positive fraction, or there is none.</exception>
    public static Rational Log(Rational value) => value == 1 ? 0 : throw new NotSupportedException($"The logarithm of {value} is no fraction.");

    /// <summary>The sine of 0.</summary>
    /// <exception cref="NotSupportedException">The sine is irrational, as of every other fraction.</exception>
    public static Rational Sin(Rational value) => value == 0 ? 0 : throw new NotSupportedException($"The sine of {value} is no fraction.");

    /// <summary>The cosine of 0.</summary>
    /// <exception cref="NotSupportedException">The cosine is irrational, as of every other fraction.</exception>
    public static Rational Cos(Rational value) => value == 0 ? 1 : throw new NotSupportedException($"The cosine of {value} is no fraction.");

    /// <summary>The hyperbolic tangent of 0.</summary>
    /// <exception cref="NotSupportedException">The hyperbolic tangent is irrational, as of every other fraction.</exception>
    public static Rational Tanh(Rational value) => value == 0 ? 0 : throw new NotSupportedException($"The hyperbolic tangent of {value} is no fraction.");

    /// <inheritdoc/>
    /// <exception cref="DivideByZeroException">The value is zero and the exponent negative.</exception>
    public static Rational Power(Rational value, int exponent)
    {
        var power = new Rational(BigInteger.Pow(value.Numerator, int.Abs(exponent)), BigInteger.Pow(value.Denominator, int.Abs(exponent)));
        return exponent >= 0 ? power : 1 / power;
    }

    /// <summary>The power with a whole exponent.</summary>
    /// <exception cref="NotSupportedException">The exponent is no whole number of at most nine digits.</exception>
    public static Rational Power(Rational value, Rational exponent)
    {
        const int most = 999_999_999;
        return exponent.Denominator == 1 && BigInteger.Abs(exponent.Numerator) <= most
            ? Power(value, (int)exponent.Numerator)
            : throw new NotSupportedException($"{value} to the power of {exponent} is no fraction.");
    }

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
