using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>The bits of the elementary functions: special arguments, and the agreement of all number systems and machines.</summary>
public sealed class ElementaryFunctionBitsTests
{
    /// <summary>Arguments where something changes: zeros, subnormals, ends of ranges, infinities, NaN with payloads.</summary>
    private static readonly double[] _specials =
    [
        0.0, -0.0, double.Epsilon, -double.Epsilon, 2.2250738585072014e-308, -2.225073858507201e-308, 1e-300, 1e-20, -1e-9, 1e-8, 0.5, -0.5,
        1, -1, 1.5, -2, 0.9999999999999999, 1.0000000000000002, 22, -22, 88.72284, -103.97208, 709.782712893384, 709.7827128933841, -708.4,
        -745.1332191019411, -745.1332191019412, 1e3, -1e3,
        (1 << 30) - 1, 1 << 30, -(1L << 31), 1e22, 6381956970095103 * 5e239, 3.4028235677973366e38,
        double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN, -double.NaN,
        BitConverter.UInt64BitsToDouble(0x7FF0000000000001), BitConverter.UInt64BitsToDouble(0xFFF8DEADBEEF0000),
    ];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Lanes_have_the_bits_of_scalars(string name)
    {
        var function = ElementaryFunctionCase.Named(name);
        Parallel.For(0, ElementaryFunctionCase.Chunks, chunk =>
        {
            var random = new SplitMix64(6000 + (ulong)chunk);
            var arguments = Arguments(function, random, int.Max(ElementaryFunctionCase.ChunkLength, 64));
            var lanes = function.InLanes(arguments);
            for (var i = 0; i < arguments.Length; i++) AssertSameBits(function.Real64(arguments[i]).Value, lanes[i], arguments[i]);

            var narrow = Array.ConvertAll(arguments, x => (float)x);
            var narrowLanes = function.InLanes(narrow);
            for (var i = 0; i < narrow.Length; i++) AssertSameBits(function.Real32(new(narrow[i])).Value, narrowLanes[i], narrow[i]);
        });
    }

    [Fact]
    public void A_table_of_powers_has_the_bits_of_the_function()
    {
        var random = new SplitMix64(7);
        double[] bases = [0.9, 0.99, 0.999, 0.95, 1 - 1e-9, 1 + 1e-9, -0.9, 3, 1e-310, .. _specials,
            .. Enumerable.Range(0, 200).Select(_ => random.NextBits())];
        foreach (var x in bases)
        {
            var table = new PowerTable(x);
            long[] exponents = [.. Enumerable.Range(-3, 70), 4095, 4096, (1 << 30) - 1, 1 << 30, long.MaxValue, long.MinValue];
            foreach (var n in exponents) AssertSameBits(ElementaryFunctions.Power(x, n), table.Power(n), x);
            for (var i = 0; i < 100; i++)
            {
                var n = (long)(random.Next() >> (int)(random.Next() % 63));
                AssertSameBits(ElementaryFunctions.Power(x, n), table.Power(n), x);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Specials))]
    public void Special_arguments_have_the_results_of_IEEE_754(string name, double argument, double expected) =>
        AssertSameBits(expected, ElementaryFunctionCase.Named(name).Real64(argument).Value, argument);

    /// <summary>
    /// (m 2^e)^5 between two subnormal numbers, in units of the least: the first two are ties as far as 53 bits go, of which what is beyond makes
    /// the odd neighbour the nearer one (m^5 2^-21 = 7793423197064.50024, m^5 2^-16 = 19918170359857.49815); the others are ties.
    /// </summary>
    [Theory]
    [InlineData(6961, -219, 7793423197065)]
    [InlineData(4199, -218, 19918170359857)]
    [InlineData(3, -215, 122)]
    [InlineData(5, -215, 1562)]
    public void A_subnormal_power_is_rounded_once(int significand, int exponent, long expected) => AssertSameBits(
        BitConverter.Int64BitsToDouble(expected), ElementaryFunctions.Power(double.ScaleB(significand, exponent), 5), significand);

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_NaN_gives_the_same_NaN(string name)
    {
        if (name == "Power 0") return;
        foreach (var nan in _specials.Where(double.IsNaN))
            AssertSameBits(double.NaN, ElementaryFunctionCase.Named(name).Real64(nan).Value, nan);
    }

    /// <summary>
    /// The digests are what this library computed when they were written down: they say nothing about being right, which the other tests
    /// do, but that another machine, or other settings of the runtime, computes the same.
    /// </summary>
    [Theory]
    [InlineData("Cbrt", "1c7b9c5e0e16887eb461069f61d517abe40f8badd4903fac1a2d663b015c3592")]
    [InlineData("Exp", "e13b7e2663d6bdd514d6c536e5eba85fef17c1c187c0000b06fe121e2abc8b17")]
    [InlineData("Log", "bd29bae7cc2ff09ea8c7a439400df8a3393f42046a8663a1d3144c19eef8f3ec")]
    [InlineData("Sin", "1fdb9972964468d41d0c938dfc8640e80697e5839ee1baafcbdcb671c0047951")]
    [InlineData("Cos", "7defbe95dabbe1d95042092f588e394dbd6f62ef64e5c86e3e4da7cf97ce0833")]
    [InlineData("Tanh", "63fc62ec380ed8f8c679197feace08b776213bc6ca47b1f7497e30c27c453e2f")]
    [InlineData("Power 3", "0f0f340700149dc7d63a43f3bffebff40d12e61cdc7cd0267ffce034bcc06113")]
    [InlineData("Power -7", "3e863fa53fbf9cdd3c3054e5da47e5acaff3a3c4a25754c9785bbcfe09a9c6c8")]
    [InlineData("Power 1000", "ae7df40d9a222c6936093d574b9b2e924010fc5c3c7388660e1d4667b42ae8c0")]
    public void The_bits_of_a_sweep_are_the_same_everywhere(string name, string digest)
    {
        var function = ElementaryFunctionCase.Named(name);
        var arguments = Arguments(function, new SplitMix64(8), 1 << 14);
        var narrow = Array.ConvertAll(arguments, x => (float)x);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<double>(Array.ConvertAll(arguments, x => function.Real64(x).Value)));
        hash.AppendData(MemoryMarshal.AsBytes<double>(function.InLanes(arguments)));
        hash.AppendData(MemoryMarshal.AsBytes<float>(Array.ConvertAll(narrow, x => function.Real32(new(x)).Value)));
        hash.AppendData(MemoryMarshal.AsBytes<float>(function.InLanes(narrow)));
        Assert.Equal(digest, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public static TheoryData<string> Functions =>
        ["Cbrt", "Exp", "Log", "Sin", "Cos", "Tanh", "Power 0", "Power 1", "Power 2", "Power 3", "Power -7", "Power 1000"];

    public static TheoryData<string, double, double> Specials => new()
    {
        { "Exp", double.NegativeInfinity, 0.0 },
        { "Exp", double.PositiveInfinity, double.PositiveInfinity },
        { "Exp", 709.782712893384, 1.7976931348622732e308 },
        { "Exp", 709.7827128933841, double.PositiveInfinity },
        { "Exp", -745.1332191019411, double.Epsilon },
        { "Exp", -745.1332191019412, 0.0 },
        { "Exp", -0.0, 1.0 },
        { "Cbrt", 27.0, 3.0 },
        { "Cbrt", -1.0 / 512, -0.125 },
        { "Cbrt", -0.0, -0.0 },
        { "Cbrt", double.ScaleB(1, -1074), double.ScaleB(1, -358) },
        { "Cbrt", double.PositiveInfinity, double.PositiveInfinity },
        { "Cbrt", double.NegativeInfinity, double.NegativeInfinity },
        { "Log", 1.0, 0.0 },
        { "Log", 0.0, double.NegativeInfinity },
        { "Log", -0.0, double.NegativeInfinity },
        { "Log", -double.Epsilon, double.NaN },
        { "Log", double.NegativeInfinity, double.NaN },
        { "Log", double.PositiveInfinity, double.PositiveInfinity },
        { "Sin", -0.0, -0.0 },
        { "Sin", double.Epsilon, double.Epsilon },
        { "Sin", double.PositiveInfinity, double.NaN },
        { "Cos", 0.0, 1.0 },
        // The binary64 angle nearest to a multiple of a quarter turn (J.-M. Muller, "Elementary Functions").
        { "Cos", double.ScaleB(6381956970095103, 797), -4.687165924254627611122583e-19 },
        { "Cos", double.NegativeInfinity, double.NaN },
        { "Tanh", -0.0, -0.0 },
        { "Tanh", -double.Epsilon, -double.Epsilon },
        { "Tanh", double.PositiveInfinity, 1.0 },
        { "Tanh", double.NegativeInfinity, -1.0 },
        { "Power 0", double.NaN, 1.0 },
        { "Power 0", 0.0, 1.0 },
        { "Power 1", double.Epsilon, double.Epsilon },
        { "Power 3", -0.0, -0.0 },
        { "Power -3", -0.0, double.NegativeInfinity },
        { "Power -2", -0.0, double.PositiveInfinity },
        { "Power 3", double.NegativeInfinity, double.NegativeInfinity },
        { "Power -3", double.NegativeInfinity, -0.0 },
        { "Power 4", -3.0, 81.0 },
        { "Power 5", -3.0, -243.0 },
        { "Power -1074", 2.0, double.Epsilon },
        { "Power -1075", 2.0, 0.0 },
        { "Power 1024", 2.0, double.PositiveInfinity },
        { "Power 1023", -2.0, -8.98846567431158e307 },
        { "Power 2147483647", -1.0, -1.0 },
        { "Power -2147483648", -1.0, 1.0 },
    };

    /// <summary>The special arguments, then random bits and arguments of the function's own range by turns.</summary>
    private static double[] Arguments(ElementaryFunctionCase function, SplitMix64 random, int count) =>
    [
        .. _specials,
        .. Enumerable.Range(0, count - _specials.Length).Select(i => i % 2 == 0 ? random.NextBits() : function.Draw(random)),
    ];

    private static void AssertSameBits(double expected, double actual, double argument)
    {
        if (BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(actual))
            Assert.Fail($"At {argument:R} ({BitConverter.DoubleToInt64Bits(argument):X16}): {actual:R}, not {expected:R}");
    }
}
