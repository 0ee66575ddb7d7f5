using System.Collections.Concurrent;
using System.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>
/// Elementary functions in integer arithmetic: numbers are multiples of 2^-bits, every operation truncates, and the error of a result is
/// below 2^-(bits - 10) for <see cref="Sin"/> and <see cref="Cos"/>, and below that relative to the result for the others.
/// </summary>
internal static class ReferenceFunctions
{
    private const int TableBits = 7;

    private static readonly ConcurrentDictionary<int, BigInteger> _ln2 = new(), _halfPi = new();
    private static readonly ConcurrentDictionary<int, BigInteger[]> _exponentials = new();

    /// <summary>ln 2 = 2 artanh 1/3.</summary>
    internal static BigInteger Ln2(int bits) => _ln2.GetOrAdd(bits, static bits => 2 * ArcTangent(3, bits + 10, 1) >> 10);

    /// <summary>π/2 = 8 arctan 1/5 - 2 arctan 1/239.</summary>
    internal static BigInteger HalfPi(int bits) =>
        _halfPi.GetOrAdd(bits, static bits => ((8 * ArcTangent(5, bits + 15, -1)) - (2 * ArcTangent(239, bits + 15, -1))) >> 15);

    /// <summary>e^x = 2^n e^(j/128) e^r with r below 2^-7.</summary>
    internal static Exact Exp(Exact x, int bits)
    {
        // n ln 2 needs as many bits more as n has; n is below 2^11.
        var guarded = bits + 12;
        var (n, rest) = Divide(Fixed(x, guarded), Ln2(guarded));
        rest >>= 12;
        var j = (int)(rest >> (bits - TableBits));
        var r = rest - ((BigInteger)j << (bits - TableBits));
        var table = _exponentials.GetOrAdd(bits, static bits =>
            [.. Enumerable.Range(0, (1 << TableBits) + 1).Select(j => ExpSeries((BigInteger)j << (bits - TableBits), bits))]);
        return new(table[j] * ExpSeries(r, bits), (int)n - (2 * bits));
    }

    /// <summary>tanh |x| = (e^2|x| - 1) / (e^2|x| + 1), with the sign of x.</summary>
    internal static Exact Tanh(Exact x, int bits)
    {
        var exponential = Fixed(Exp(x.Abs() * 2, bits), bits);
        var one = BigInteger.One << bits;
        var quotient = ((exponential - one) << bits) / (exponential + one);
        return new(x.Mantissa.Sign < 0 ? -quotient : quotient, -bits);
    }

    internal static Exact Sin(Exact x, int bits) => x.Mantissa.Sign < 0 ? Sin(x.Abs(), bits) * BigInteger.MinusOne : SineFrom(x, 0, bits);

    internal static Exact Cos(Exact x, int bits) => SineFrom(x.Abs(), 1, bits);

    /// <summary>log x - y for a y near log x: with d = x e^-y - 1 below 2^-40, it is d - d²/2 to 2^-122.</summary>
    internal static Exact LogDifference(Exact x, Exact y, int bits)
    {
        var difference = Fixed(x * Exp(y * BigInteger.MinusOne, bits), bits) - (BigInteger.One << bits);
        return new(difference - (difference * difference >> (bits + 1)), -bits);
    }

    /// <summary>x^n by squaring, from the highest binary digit, with significands cut to 256 bits: the error is below n 2^-250.</summary>
    internal static Exact Power(Exact x, long exponent)
    {
        var power = new Exact(1, 0);
        var magnitude = BigInteger.Abs(exponent);
        for (var bit = (int)magnitude.GetBitLength() - 1; bit >= 0; bit--)
        {
            power = Cut(power * power);
            if (!(magnitude >> bit).IsEven) power = Cut(power * x);
        }

        return exponent < 0 ? new((BigInteger.One << 512) / power.Mantissa, -512 - power.Exponent) : power;
    }

    /// <summary>
    /// The distance of a computed number from the true one, in units of the last place that the true one has. An infinity is right for all that
    /// is nearer to the power of two behind the greatest number than to that number.
    /// </summary>
    /// <param name="computed">The computed number.</param>
    /// <param name="truth">The true number.</param>
    /// <param name="precision">The bits of a significand: 53 or 24.</param>
    /// <param name="leastExponent">The exponent of the least positive number: -1074 or -149.</param>
    internal static double ErrorInUlps(double computed, Exact truth, int precision, int leastExponent)
    {
        if (double.IsFinite(computed)) return InUlps(Exact.Of(computed) - truth, truth, precision, leastExponent);
        var bound = new Exact((BigInteger.One << (precision + 1)) - 1, 2 - leastExponent - (2 * precision));
        return truth.Mantissa.Sign == double.Sign(computed) && truth.Abs().CompareTo(bound) >= 0 ? 0 : double.PositiveInfinity;
    }

    /// <summary>A difference in units of the last place of a number.</summary>
    internal static double InUlps(Exact difference, Exact truth, int precision, int leastExponent)
    {
        var exponent = (int)BigInteger.Abs(truth.Mantissa).GetBitLength() + truth.Exponent - precision;
        return double.ScaleB((double)BigInteger.Abs(difference.Mantissa), difference.Exponent - int.Max(exponent, leastExponent));
    }

    /// <summary>The multiple of 2^-bits at or below a number.</summary>
    internal static BigInteger Fixed(Exact x, int bits) =>
        x.Exponent + bits >= 0 ? x.Mantissa << (x.Exponent + bits) : x.Mantissa >> -(x.Exponent + bits);

    /// <summary>sin(x + n π/2) for positive x.</summary>
    private static Exact SineFrom(Exact x, int n, int bits)
    {
        // The quotient has as many bits as x before the point; π/2 needs as many more.
        var guarded = bits + 2 + int.Max(0, x.Exponent + (int)x.Mantissa.GetBitLength());
        var (quotient, rest) = Divide(Fixed(x, guarded), HalfPi(guarded));
        var quadrant = (int)(quotient & 3) + n;
        var r = rest >> (guarded - bits);
        var sine = (quadrant & 1) == 0 ? Series(r, r, 1, bits) : Series(BigInteger.One << bits, r, 0, bits);
        return new((quadrant & 2) == 0 ? sine : -sine, -bits);
    }

    /// <summary>first - first r²/((k+1)(k+2)) + ...</summary>
    private static BigInteger Series(BigInteger first, BigInteger r, int k, int bits)
    {
        var (sum, term, square) = (first, first, -(r * r) >> bits);
        while (!term.IsZero && term != BigInteger.MinusOne)
        {
            k += 2;
            term = (term * square >> bits) / (k * (k - 1));
            sum += term;
        }

        return sum;
    }

    /// <summary>1 + r + r²/2 + ... for positive r.</summary>
    private static BigInteger ExpSeries(BigInteger r, int bits)
    {
        var term = BigInteger.One << bits;
        var sum = term;
        for (var k = 1; !term.IsZero; k++)
        {
            term = (term * r >> bits) / k;
            sum += term;
        }

        return sum;
    }

    /// <summary>1/n + sign/(3 n³) + 1/(5 n⁵) + ...: arctan 1/n for sign -1, artanh 1/n for sign 1.</summary>
    private static BigInteger ArcTangent(int n, int bits, int sign)
    {
        var power = (BigInteger.One << bits) / n;
        var sum = BigInteger.Zero;
        for (var k = 1; !power.IsZero; k += 2)
        {
            sum += sign < 0 && k % 4 == 3 ? -(power / k) : power / k;
            power /= n * n;
        }

        return sum;
    }

    /// <summary>The quotient rounded down and the remainder, which is not negative.</summary>
    private static (BigInteger Quotient, BigInteger Remainder) Divide(BigInteger dividend, BigInteger divisor)
    {
        var (quotient, rest) = BigInteger.DivRem(dividend, divisor);
        return rest.Sign < 0 ? (quotient - 1, rest + divisor) : (quotient, rest);
    }

    private static Exact Cut(Exact x)
    {
        var excess = (int)x.Mantissa.GetBitLength() - 256;
        return excess <= 0 ? x : new(x.Mantissa >> excess, x.Exponent + excess);
    }
}
