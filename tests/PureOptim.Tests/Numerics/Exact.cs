using System.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>A number times a power of two, exactly: the reference for what doubles should add up to.</summary>
internal readonly record struct Exact(BigInteger Mantissa, int Exponent)
{
    internal static Exact Zero => new(BigInteger.Zero, 0);

    /// <summary>The value of a finite double.</summary>
    internal static Exact Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        if (exponent == 0x7FF) throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite numbers are exact.");
        var fraction = bits & ((1L << 52) - 1);
        var mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        return new(bits < 0 ? -mantissa : mantissa, int.Max(exponent, 1) - 1075);
    }

    internal Exact Abs() => new(BigInteger.Abs(Mantissa), Exponent);

    internal int CompareTo(Exact other) => (this - other).Mantissa.Sign;

    public static Exact operator +(Exact left, Exact right)
    {
        var exponent = int.Min(left.Exponent, right.Exponent);
        return new((left.Mantissa << (left.Exponent - exponent)) + (right.Mantissa << (right.Exponent - exponent)), exponent);
    }

    public static Exact operator -(Exact left, Exact right) => left + new Exact(-right.Mantissa, right.Exponent);

    public static Exact operator *(Exact left, Exact right) => new(left.Mantissa * right.Mantissa, left.Exponent + right.Exponent);

    public static Exact operator *(Exact left, BigInteger right) => new(left.Mantissa * right, left.Exponent);
}
