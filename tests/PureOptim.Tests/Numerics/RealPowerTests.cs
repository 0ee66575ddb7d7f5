using System.Runtime.InteropServices;
using PureOptim.Numerics;
using Xunit.Abstractions;

namespace PureOptim.Tests.Numerics;

/// <summary>Powers whose exponents need not be whole: their accuracy, and their bits in all number systems.</summary>
public sealed class RealPowerTests(ITestOutputHelper output)
{
    /// <summary>As in the sweeps of the other functions.</summary>
    private static readonly int _points = ElementaryFunctionCase.Chunks * ElementaryFunctionCase.ChunkLength / 16;

    private static readonly double[] _bases =
        [0.0, -0.0, double.Epsilon, 1e-310, 1e-300, 1e-9, 0.5, 0.7071067811865476, 0.9999999999999999, 1, 1.0000000000000002, 1.4142135623730951, 2, 1e9, 1e300, double.MaxValue, double.PositiveInfinity, double.NaN, -1];

    private static readonly double[] _exponents = [0.0, -0.0, 1e-300, 0.25, 0.432, 0.5, 1, 2, 3.5, 1e9, 1e300, double.PositiveInfinity, double.NaN, -1e-9, -0.5, -1, -7.25, -1e300];

    // r of x^(k/N) is off by e where r^N is off by N e of x^k, which the reference knows to 200 bits.
    [Fact]
    public void Binary64_results_are_within_one_ulp()
    {
        var (random, worst) = (new SplitMix64(9), (Error: 0.0, Base: 0.0, Exponent: 0.0));
        for (var i = 0; i < _points; i++)
        {
            var x = (random.Next() & 3) switch
            {
                0 => random.Between(0.5, 2),
                1 => 1 + random.Between(-1, 1) * double.ScaleB(1, -(int)(random.Next() % 50)),
                _ => double.Abs(random.NextBits()),
            };
            if (x == 0 || x == 1 || !double.IsFinite(x)) x = 1.5;
            var n = 1L << (int)(random.Next() % 20);
            var k = (long)(random.Between(-1, 1) * double.Min(700 * n / double.Abs(double.Log(x)), 1L << 48));
            var (y, result) = ((double)k / n, ElementaryFunctions.RealPower(x, (double)k / n));
            var truth = ReferenceFunctions.Power(Exact.Of(x), k);
            var missed = ReferenceFunctions.InUlps(ReferenceFunctions.Power(Exact.Of(result), n) - truth, truth, 53, -1 << 30);
            // An ulp of the power is between 2^-53 and 2^-52 of it, as an ulp of the result is of that.
            var (significand, place) = (double.ScaleB(result, -double.ILogB(result)), Significand(truth));
            var error = missed * significand / place / n;
            if (error > worst.Error) worst = (error, x, y);
        }

        output.WriteLine($"at most {worst.Error:F6} ulp, at {worst.Base:R}^{worst.Exponent:R}");
        Assert.InRange(worst.Error, 0.4, 0.95);
    }

    [Fact]
    public void Lanes_have_the_bits_of_scalars()
    {
        var random = new SplitMix64(10);
        (double Base, double Exponent)[] pairs =
        [
            .. from x in _bases from y in _exponents select (x, y),
            .. Enumerable.Range(0, 1 << 12).Select(_ => (double.Abs(random.NextBits()), random.Between(-3, 3))),
        ];
        pairs = pairs[..(pairs.Length / 16 * 16)];
        double[] bases = [.. pairs.Select(pair => pair.Base)], exponents = [.. pairs.Select(pair => pair.Exponent)], lanes = new double[pairs.Length];
        var x64 = MemoryMarshal.Cast<double, Lanes64>(bases.AsSpan());
        var y64 = MemoryMarshal.Cast<double, Lanes64>(exponents.AsSpan());
        var z64 = MemoryMarshal.Cast<double, Lanes64>(lanes.AsSpan());
        for (var i = 0; i < z64.Length; i++) z64[i] = Lanes64.Power(x64[i], y64[i]);
        float[] narrowBases = [.. bases.Select(x => (float)x)], narrowExponents = [.. exponents.Select(y => (float)y)], narrow = new float[pairs.Length];
        var x32 = MemoryMarshal.Cast<float, Lanes32>(narrowBases.AsSpan());
        var y32 = MemoryMarshal.Cast<float, Lanes32>(narrowExponents.AsSpan());
        var z32 = MemoryMarshal.Cast<float, Lanes32>(narrow.AsSpan());
        for (var i = 0; i < z32.Length; i++) z32[i] = Lanes32.Power(x32[i], y32[i]);
        for (var i = 0; i < pairs.Length; i++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(Real64.Power(bases[i], exponents[i]).Value), BitConverter.DoubleToInt64Bits(lanes[i]));
            Assert.Equal(BitConverter.SingleToInt32Bits(Real32.Power(narrowBases[i], narrowExponents[i]).Value), BitConverter.SingleToInt32Bits(narrow[i]));
        }
    }

    [Theory]
    [InlineData(0.0, 0.5, 0.0)]
    [InlineData(0.0, -0.5, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, 0.5, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, -0.5, 0.0)]
    [InlineData(double.NaN, 0.5, double.NaN)]
    [InlineData(2.0, double.NaN, double.NaN)]
    [InlineData(double.NaN, 0.0, 1.0)]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(-1.0, 0.5, double.NaN)]
    [InlineData(1.0, 1e300, 1.0)]
    [InlineData(2.0, 1e300, double.PositiveInfinity)]
    [InlineData(2.0, -1e300, 0.0)]
    [InlineData(2.0, 1023.0, 8.98846567431158e307)]
    [InlineData(2.0, -1074.0, double.Epsilon)]
    [InlineData(9.0, 0.5, 3.0)]
    [InlineData(1.4641, 0.25, 1.1)]
    public void Special_arguments_have_the_results_of_IEEE_754(double value, double exponent, double expected) =>
        Assert.Equal(expected, ElementaryFunctions.RealPower(value, exponent));

    [Fact]
    public void An_interval_of_powers_holds_the_powers_of_the_numbers_inside()
    {
        var random = new SplitMix64(11);
        for (var i = 0; i < 10_000; i++)
        {
            var (x, y) = (random.Between(0, 10), random.Between(-5, 5));
            Assert.True(Interval.Power(Interval.Between(x, x + 1), y).Contains(ElementaryFunctions.RealPower(x + random.NextUnit(), y)));
        }
    }

    // (x^y)' is y x^(y-1) by x and ln x x^y by y: at 4 and 1/2, 1/4 and 2 ln 4.
    [Fact]
    public void A_power_has_a_derivative_by_either()
    {
        var (x, y) = (Dual<Real64>.Variable(4), Dual<Real64>.Variable(0.5));
        Assert.Equal(0.25, Dual<Real64>.Power(x, 0.5).Tangent.Value, 1e-15);
        Assert.Equal(2 * double.Log(4), Dual<Real64>.Power(4.0, y).Tangent.Value, 1e-15);
        Assert.Equal(0.25 + 2 * double.Log(4), Dual<Real64>.Power(x, y).Tangent.Value, 1e-15);
        Assert.Equal(0, Dual<Real64>.Power(4.0, 0.5).Tangent.Value);
    }

    [Fact]
    public void Of_fractions_only_0_has_an_exponential()
    {
        Assert.Equal(1, Rational.Exp(0));
        Assert.Equal("The exponential of 1/2 is no fraction.", Assert.Throws<NotSupportedException>(() => Rational.Exp(new Rational(1, 2))).Message);
    }

    /// <summary>A positive number over the power of two at or below it.</summary>
    private static double Significand(Exact number)
    {
        var excess = (int)number.Mantissa.GetBitLength() - 62;
        var leading = (double)(excess > 0 ? number.Mantissa >> excess : number.Mantissa << -excess);
        return double.ScaleB(leading, -61);
    }
}
