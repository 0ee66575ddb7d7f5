using System.Runtime.InteropServices;
using PureOptim.Numerics;
using Xunit.Abstractions;

namespace PureOptim.Tests.Numerics;

/// <summary>Angles of points: their accuracy, their bits in all number systems, and what the other systems make of them.</summary>
public sealed class ArcTangentTests(ITestOutputHelper output)
{
    private static readonly double[] _specials =
    [
        0.0, -0.0, double.Epsilon, -double.Epsilon, 1e-310, 1e-300, 1e-20, 0.125, 0.375, -0.5, 0.625, 0.875, 1, -1, 1e20, 1e300, -1e305, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity,
        double.NaN,
    ];

    // The tangent of what is missing to the angle of (x, y) is (y cos r - x sin r) / (x cos r + y sin r), and it is so small that it is its own tangent. 200 bits beyond the result's last place are enough.
    [Fact]
    public void Binary64_results_are_within_one_ulp()
    {
        var (random, worst) = (new SplitMix64(12), (Error: 0.0, Y: 0.0, X: 0.0));
        for (var i = 0; i < ElementaryFunctionCase.Chunks * ElementaryFunctionCase.ChunkLength / 16; i++)
        {
            var (y, x) = Draw(random);
            var error = ErrorInUlps(y, x, ElementaryFunctions.Atan2(y, x), 53, -1074);
            if (error > worst.Error) worst = (error, y, x);
        }

        output.WriteLine($"at most {worst.Error:F6} ulp, at ({worst.X:R}, {worst.Y:R})");
        Assert.InRange(worst.Error, 0.4, 0.52);
    }

    [Fact]
    public void Binary32_results_are_within_0_51_ulp()
    {
        var (random, worst) = (new SplitMix64(13), 0.0);
        for (var i = 0; i < 1 << 12; i++)
        {
            var (y, x) = ((float)random.Between(-3, 3), (float)random.Between(-3, 3));
            worst = double.Max(worst, ErrorInUlps(y, x, Real32.Atan2(new(y), new(x)).Value, 24, -149));
        }

        Assert.InRange(worst, 0.4, 0.51);
    }

    [Fact]
    public void Lanes_have_the_bits_of_scalars()
    {
        var random = new SplitMix64(14);
        (double Y, double X)[] pairs = [.. from y in _specials from x in _specials select (y, x), .. Enumerable.Range(0, 1 << 12).Select(_ => Draw(random))];
        pairs = pairs[..(pairs.Length / 16 * 16)];
        double[] ys = [.. pairs.Select(pair => pair.Y)], xs = [.. pairs.Select(pair => pair.X)], lanes = new double[pairs.Length];
        var y64 = MemoryMarshal.Cast<double, Lanes64>(ys.AsSpan());
        var x64 = MemoryMarshal.Cast<double, Lanes64>(xs.AsSpan());
        var z64 = MemoryMarshal.Cast<double, Lanes64>(lanes.AsSpan());
        for (var i = 0; i < z64.Length; i++) z64[i] = Lanes64.Atan2(y64[i], x64[i]);
        float[] narrowYs = [.. ys.Select(y => (float)y)], narrowXs = [.. xs.Select(x => (float)x)], narrow = new float[pairs.Length];
        var y32 = MemoryMarshal.Cast<float, Lanes32>(narrowYs.AsSpan());
        var x32 = MemoryMarshal.Cast<float, Lanes32>(narrowXs.AsSpan());
        var z32 = MemoryMarshal.Cast<float, Lanes32>(narrow.AsSpan());
        for (var i = 0; i < z32.Length; i++) z32[i] = Lanes32.Atan2(y32[i], x32[i]);
        for (var i = 0; i < pairs.Length; i++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(Real64.Atan2(ys[i], xs[i]).Value), BitConverter.DoubleToInt64Bits(lanes[i]));
            Assert.Equal(BitConverter.SingleToInt32Bits(Real32.Atan2(narrowYs[i], narrowXs[i]).Value), BitConverter.SingleToInt32Bits(narrow[i]));
        }
    }

    // The values of IEEE 754-2019, section 9.2.1; 1e-310 over 1 is itself, and over 4 a subnormal quotient.
    [Theory]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(0.0, 1.0, 0.0)]
    [InlineData(1.0, 0.0, double.Pi / 2)]
    [InlineData(-1.0, 0.0, -double.Pi / 2)]
    [InlineData(1.0, 1.0, double.Pi / 4)]
    [InlineData(1e-320, 1e-320, double.Pi / 4)]
    [InlineData(1e308, 1e308, double.Pi / 4)]
    [InlineData(1.0, -1.0, 3 * double.Pi / 4)]
    [InlineData(1e-310, 1.0, 1e-310)]
    [InlineData(4e-310, 4.0, 1e-310)]
    [InlineData(1e-310, 1e300, 0.0)]
    [InlineData(1.0, double.PositiveInfinity, 0.0)]
    [InlineData(1.0, double.NegativeInfinity, double.Pi)]
    [InlineData(double.NegativeInfinity, 1.0, -double.Pi / 2)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, double.Pi / 4)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, 3 * double.Pi / 4)]
    [InlineData(double.NaN, 1.0, double.NaN)]
    [InlineData(1.0, double.NaN, double.NaN)]
    public void Special_arguments_have_the_results_of_IEEE_754(double y, double x, double expected) => AssertIs(expected, y, x);

    [Fact]
    public void The_sign_of_a_zero_counts()
    {
        AssertIs(-0.0, -0.0, 0.0);
        AssertIs(double.Pi, 0.0, -0.0);
        AssertIs(-double.Pi, -0.0, -0.0);
        AssertIs(-double.Pi, -0.0, -1.0);
        AssertIs(double.Pi / 2, 1.0, -0.0);
    }

    [Fact]
    public void An_interval_of_angles_holds_the_angles_of_the_points_inside()
    {
        var random = new SplitMix64(15);
        for (var i = 0; i < 10_000; i++)
        {
            var (y, x, height, width) = (random.Between(-2, 2), random.Between(-2, 2), random.NextUnit(), random.NextUnit());
            var angles = Interval.Atan2(Interval.Between(y, y + height), Interval.Between(x, x + width));
            Assert.True(angles.Contains(ElementaryFunctions.Atan2(y + height * random.NextUnit(), x + width * random.NextUnit())));
            // A box that is away from the negative half of the first axis is seen in less than half a turn.
            if (x > 0 || y > 0 || y + height < 0) Assert.InRange(angles.Width, 0, double.BitIncrement(double.Pi) + 1e-15);
        }

        Assert.Equal(0, Interval.Atan2(0, Interval.Between(0, 1)));
        Assert.Equal(Interval.Between(0, double.BitIncrement(double.Pi / 2)), Interval.Atan2(Interval.Between(0, 1), Interval.Between(0, 1)));
        Assert.Equal(Interval.Between(double.BitDecrement(-double.Pi), double.BitIncrement(double.Pi)), Interval.Atan2(Interval.Everything, Interval.Everything));
    }

    // (x y' - y x') / (x² + y²): at (3, 4) 3/25 by y and -4/25 by x; far from 1 it is as far from them.
    [Theory, InlineData(1), InlineData(1e200), InlineData(1e-200)]
    public void An_angle_has_a_derivative_by_either(double scale)
    {
        var (y, x) = (Dual<Real64>.Variable(4 * scale), Dual<Real64>.Variable(3 * scale));
        Assert.Equal(0.12, Dual<Real64>.Atan2(y, 3 * scale).Tangent.Value * scale, 1e-15);
        Assert.Equal(-0.16, Dual<Real64>.Atan2(4 * scale, x).Tangent.Value * scale, 1e-15);
        Assert.Equal(-0.04, Dual<Real64>.Atan2(y, x).Tangent.Value * scale, 1e-15);
        Assert.Equal(0, Dual<Real64>.Atan2(4 * scale, 3 * scale).Tangent.Value);
    }

    [Fact]
    public void Of_fractions_only_those_on_the_right_of_the_first_axis_have_an_angle()
    {
        Assert.Equal(0, Rational.Atan2(0, 3));
        Assert.Equal("The angle of the point (3, 1/2) is no fraction.", Assert.Throws<NotSupportedException>(() => Rational.Atan2(new(1, 2), 3)).Message);
        Assert.Equal("The angle of the point (-3, 0) is no fraction.", Assert.Throws<NotSupportedException>(() => Rational.Atan2(0, -3)).Message);
    }

    /// <summary>As in the sweeps of the other functions: what this library computed when it was written down.</summary>
    [Fact]
    public void The_bits_of_a_sweep_are_the_same_everywhere()
    {
        var random = new SplitMix64(16);
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        for (var i = 0; i < 1 << 14; i++)
        {
            var (y, x) = Draw(random);
            hash.AppendData(BitConverter.GetBytes(ElementaryFunctions.Atan2(y, x)));
        }

        Assert.Equal("f37fb2dbe8fe473c4acdb1f3b0392614131bb35814f6ca0797cece45743fb6b5", Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void AssertIs(double expected, double y, double x) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(ElementaryFunctions.Atan2(y, x)));

    private static (double Y, double X) Draw(SplitMix64 random) => (random.Next() & 3) switch
    {
        0 => (random.Between(-1, 1), random.Between(-1, 1)),
        1 => (random.Between(-1, 1), random.Between(-1, 1) * double.ScaleB(1, (int)(random.Next() % 80) - 40)),
        2 => (random.Between(1, 2) * 1e-300, random.Between(1, 2) * 1e-300),
        _ => (Finite(random), Finite(random)),
    };

    private static double Finite(SplitMix64 random)
    {
        while (true)
        {
            var value = random.NextBits();
            if (double.IsFinite(value)) return value;
        }
    }

    private static double ErrorInUlps(double y, double x, double computed, int precision, int least)
    {
        if (y == 0 || x == 0) return 0;
        var bits = 220 + (computed == 0 ? 2200 : int.Max(0, -double.ILogB(computed)));
        var (exactY, exactX, angle) = (Exact.Of(y), Exact.Of(x), Exact.Of(computed));
        var (sine, cosine) = (ReferenceFunctions.Sin(angle, bits), ReferenceFunctions.Cos(angle, bits));
        var (across, along) = (exactY * cosine - exactX * sine, exactX * cosine + exactY * sine);
        var shift = int.Max(0, 200 - (int)(System.Numerics.BigInteger.Abs(across.Mantissa).GetBitLength() - along.Mantissa.GetBitLength()));
        var missing = new Exact((across.Mantissa << shift) / along.Mantissa, across.Exponent - along.Exponent - shift);
        return ReferenceFunctions.InUlps(missing, angle + missing, precision, least);
    }
}
