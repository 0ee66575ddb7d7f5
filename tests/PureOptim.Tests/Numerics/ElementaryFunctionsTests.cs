using PureOptim.Numerics;
using Xunit.Abstractions;

namespace PureOptim.Tests.Numerics;

/// <summary>The accuracy of the elementary functions. Their bits: <see cref="ElementaryFunctionBitsTests"/>.</summary>
public sealed class ElementaryFunctionsTests(ITestOutputHelper output)
{
    /// <summary>The bounds are the error budgets in the sources of the functions, rounded up.</summary>
    [Theory]
    [InlineData("Cbrt", 0.51)]
    [InlineData("Exp", 0.76)]
    [InlineData("Log", 0.55)]
    [InlineData("Sin", 0.85)]
    [InlineData("Cos", 0.85)]
    [InlineData("Tanh", 0.60)]
    public void Binary64_results_are_within_one_ulp(string name, double bound)
    {
        var function = ElementaryFunctionCase.Named(name);
        var worst = Worst(name, 1, random =>
        {
            var x = function.Draw(random);
            return (x, function.ErrorInUlps(x, function.Real64(x).Value, 53, -1074));
        });
        Assert.InRange(worst, 0.4, bound);
    }

    [Theory]
    [InlineData("Cbrt")]
    [InlineData("Exp")]
    [InlineData("Log")]
    [InlineData("Sin")]
    [InlineData("Cos")]
    [InlineData("Tanh")]
    public void Binary32_results_are_within_0_51_ulp(string name)
    {
        var function = ElementaryFunctionCase.Named(name);
        var worst = Worst(name, 2, random =>
        {
            // An argument beyond the range of binary32, or of its exponential, stays at the range's end.
            var x = (float)double.Clamp(function.Draw(random), -float.MaxValue, name == "Exp" ? 88.72 : float.MaxValue);
            return name == "Log" && x == 0 ? (x, 0) : (x, function.ErrorInUlps(x, function.Real32(new(x)).Value, 24, -149));
        });
        Assert.InRange(worst, 0.4, 0.51);
    }

    /// <summary>Bound 0.5 + 2^49 * 5 * 2^-106 * 2^53: half an ulp of the rounding, and n times the error of one product.</summary>
    [Fact]
    public void Powers_are_within_one_ulp()
    {
        var worst = Worst("Power", 3, random =>
        {
            var (x, n) = DrawPower(random, 1L << 49);
            return (x, ErrorOfPower(x, n));
        });
        Assert.InRange(worst, 0.4, 0.82);
    }

    [Fact]
    public void Powers_up_to_a_thousand_million_are_correctly_rounded_as_far_as_doubles_can_tell()
    {
        // 0.5 + 10^9 * 5 * 2^-53 ulp, and what the measurement itself rounds.
        var worst = Worst("Power, n up to 10^9", 4, random =>
        {
            var (x, n) = DrawPower(random, 1_000_000_000);
            return (x, ErrorOfPower(x, n));
        });
        Assert.InRange(worst, 0.4, 0.500001);
    }

    [Fact]
    public void Binary32_powers_are_within_0_51_ulp()
    {
        var worst = Worst("Power, binary32", 5, random =>
        {
            var (x, n) = DrawPower(random, int.MaxValue);
            var narrow = (float)x;
            if (narrow is 0 or float.PositiveInfinity or float.NegativeInfinity) narrow = 1;
            var truth = ReferenceFunctions.Power(Exact.Of(narrow), n);
            var result = Real32.Power(new(narrow), (int)n).Value;
            return (x, ReferenceFunctions.ErrorInUlps(result, truth, 24, -149));
        });
        Assert.InRange(worst, 0.4, 0.51);
    }

    /// <summary>A base of either sign and an exponent up to a limit, with a result from about 2^-1080 to 2^1080.</summary>
    private static (double Base, long Exponent) DrawPower(SplitMix64 random, long limit)
    {
        var x = (random.Next() & 3) switch
        {
            0 => random.Between(0.5, 2),
            1 => 1 + random.Between(-1, 1) * double.ScaleB(1, -(int)(random.Next() % 50)),
            2 => 1 - double.ScaleB(random.NextUnit(), -10),
            _ => double.Abs(random.NextBits()),
        };
        if (x == 0 || !double.IsFinite(x)) x = 1;
        var most = double.Min(limit, 1080 / double.Abs(Math.Log2(x)));
        var n = (long)double.Exp(random.NextUnit() * double.Log(most + 1));
        return ((random.Next() & 1) == 0 ? x : -x, (random.Next() & 1) == 0 ? n : -n);
    }

    private static double ErrorOfPower(double x, long n) =>
        ReferenceFunctions.ErrorInUlps(ElementaryFunctions.Power(x, n), ReferenceFunctions.Power(Exact.Of(x), n), 53, -1074);

    /// <summary>The largest error over the arguments of a sweep, which is also written out.</summary>
    private double Worst(string name, ulong seed, Func<SplitMix64, (double Argument, double Error)> measure)
    {
        var worst = new (double Argument, double Error)[ElementaryFunctionCase.Chunks];
        var misrounded = new int[ElementaryFunctionCase.Chunks];
        Parallel.For(0, ElementaryFunctionCase.Chunks, chunk =>
        {
            var random = new SplitMix64((seed * 1000) + (ulong)chunk);
            for (var i = 0; i < ElementaryFunctionCase.ChunkLength; i++)
            {
                var (argument, error) = measure(random);
                if (error > 0.5) misrounded[chunk]++;
                if (double.IsNaN(error)) error = double.PositiveInfinity;
                if (error > worst[chunk].Error) worst[chunk] = (argument, error);
            }
        });
        var (at, most) = worst.MaxBy(point => point.Error);
        var share = (double)misrounded.Sum() / (ElementaryFunctionCase.Chunks * ElementaryFunctionCase.ChunkLength);
        output.WriteLine($"{name}: at most {most:F6} ulp, at {at:R}; {share:P3} not correctly rounded");
        return most;
    }
}
