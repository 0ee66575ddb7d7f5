using System.Runtime.InteropServices;
using L32 = PureOptim.Numerics.Lanes32;
using L64 = PureOptim.Numerics.Lanes64;
using R32 = PureOptim.Numerics.Real32;
using R64 = PureOptim.Numerics.Real64;

namespace PureOptim.Tests.Numerics;

/// <summary>One function of one argument in the four number systems, with its reference and the arguments to measure it at.</summary>
internal sealed record ElementaryFunctionCase(
    Func<R64, R64> Real64,
    Func<L64, L64> Lanes64,
    Func<R32, R32> Real32,
    Func<L32, L32> Lanes32,
    Func<SplitMix64, double> Draw,
    Func<double, double, int, int, double> ErrorInUlps)
{
    /// <summary>The number of parts of a sweep, which are computed side by side.</summary>
    internal const int Chunks = 64;

    /// <summary>A sweep has 2^20 points, or as many thousands as PUREOPTIM_POINTS states: under instrumentation 2^20 would take hours.</summary>
    internal static readonly int ChunkLength =
        Environment.GetEnvironmentVariable("PUREOPTIM_POINTS") is { Length: > 0 } thousands ? int.Parse(thousands) * 1024 / Chunks : 1 << 14;

    internal static ElementaryFunctionCase Named(string name) => name switch
    {
        "Exp" => new(R64.Exp, L64.Exp, R32.Exp, L32.Exp, DrawForExp, (x, y, precision, least) =>
            ReferenceFunctions.ErrorInUlps(y, ReferenceFunctions.Exp(Exact.Of(x), Bits), precision, least)),
        "Cbrt" => new(R64.Cbrt, L64.Cbrt, R32.Cbrt, L32.Cbrt, random => FiniteBits(random, double.MaxValue), ErrorOfCbrt),
        "Log" => new(R64.Log, L64.Log, R32.Log, L32.Log, DrawForLog, ErrorOfLog),
        "Sin" => new(R64.Sin, L64.Sin, R32.Sin, L32.Sin, DrawAngle, (x, y, precision, least) =>
            ReferenceFunctions.ErrorInUlps(y, ReferenceFunctions.Sin(Exact.Of(x), BitsFor(y)), precision, least)),
        "Cos" => new(R64.Cos, L64.Cos, R32.Cos, L32.Cos, DrawAngle, (x, y, precision, least) =>
            ReferenceFunctions.ErrorInUlps(y, ReferenceFunctions.Cos(Exact.Of(x), BitsFor(y)), precision, least)),
        "Tanh" => new(R64.Tanh, L64.Tanh, R32.Tanh, L32.Tanh, DrawForTanh, (x, y, precision, least) =>
            ReferenceFunctions.ErrorInUlps(y, ReferenceFunctions.Tanh(Exact.Of(x), BitsFor(y)), precision, least)),
        _ => new(
            x => R64.Power(x, PowerOf(name)),
            x => L64.Power(x, PowerOf(name)),
            x => R32.Power(x, PowerOf(name)),
            x => L32.Power(x, PowerOf(name)),
            random => random.Between(-3, 3),
            (x, y, precision, least) =>
                ReferenceFunctions.ErrorInUlps(y, ReferenceFunctions.Power(Exact.Of(x), PowerOf(name)), precision, least)),
    };

    /// <summary>The results for binary64 arguments, eight at a time; the number of arguments is a multiple of eight.</summary>
    internal double[] InLanes(double[] arguments)
    {
        var results = new double[arguments.Length];
        var from = MemoryMarshal.Cast<double, L64>(arguments.AsSpan());
        var to = MemoryMarshal.Cast<double, L64>(results.AsSpan());
        for (var i = 0; i < to.Length; i++) to[i] = Lanes64(from[i]);
        return results;
    }

    /// <summary>The results for binary32 arguments, sixteen at a time; the number of arguments is a multiple of sixteen.</summary>
    internal float[] InLanes(float[] arguments)
    {
        var results = new float[arguments.Length];
        var from = MemoryMarshal.Cast<float, L32>(arguments.AsSpan());
        var to = MemoryMarshal.Cast<float, L32>(results.AsSpan());
        for (var i = 0; i < to.Length; i++) to[i] = Lanes32(from[i]);
        return results;
    }

    /// <summary>The bits of the reference for results near 1: 59 more than their last place.</summary>
    private const int Bits = 112;

    /// <summary>The additional bits for a result below 1, in steps of 32 so that constants can be kept.</summary>
    private static int BitsFor(double result) =>
        Bits + (result == 0 ? 1088 : int.Max(0, (31 - Math.ILogB(result)) / 32 * 32));

    private static int PowerOf(string name) => int.Parse(name["Power ".Length..], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>(y³ - x)/(3 y²), which differs from y - ∛x by a part in 2^20 at most, over an ulp of y.</summary>
    private static double ErrorOfCbrt(double x, double y, int precision, int least)
    {
        if (x == 0) return y;
        var computed = Exact.Of(y);
        var difference = computed * computed * computed - Exact.Of(x);
        var exponent = difference.Exponent - 2 * computed.Exponent - int.Max(Math.ILogB(y) - precision + 1, least);
        var shift = int.Max(0, 40 + exponent);
        return double.Abs(double.ScaleB((double)((difference.Mantissa << shift) / (3 * computed.Mantissa * computed.Mantissa)), exponent - shift));
    }

    private static double ErrorOfLog(double x, double y, int precision, int least)
    {
        var (argument, computed) = (Exact.Of(x), Exact.Of(y));
        return ReferenceFunctions.InUlps(ReferenceFunctions.LogDifference(argument, computed, BitsFor(y)), computed, precision, least);
    }

    private static double DrawForExp(SplitMix64 random) => (random.Next() & 3) switch
    {
        0 => random.Between(-1, 1),
        1 => random.Between(-745.5, -700),
        _ => random.Between(-745.5, 709.78),
    };

    private static double DrawForLog(SplitMix64 random) => (random.Next() & 3) switch
    {
        0 => random.Between(0.5, 2),
        1 => 1 + random.Between(-1, 1) * double.ScaleB(1, -(int)(random.Next() % 50)),
        2 => random.Next() % (1UL << 52) * double.Epsilon,
        _ => FiniteBits(random, double.MaxValue) is var x && x < 0 ? -x : 1,
    };

    private static double DrawAngle(SplitMix64 random) => (random.Next() & 3) switch
    {
        0 => random.Between(-1, 1),
        1 => random.Between(-100, 100),
        2 => double.Round(random.Between(-1e6, 1e6)) * (double.Pi / 2),
        _ => FiniteBits(random, double.MaxValue),
    };

    private static double DrawForTanh(SplitMix64 random) => (random.Next() & 3) switch
    {
        0 => random.Between(-1, 1),
        1 => random.Between(-22, 22),
        2 => random.Between(-1, 1) * double.ScaleB(1, -(int)(random.Next() % 60)),
        _ => FiniteBits(random, 30),
    };

    private static double FiniteBits(SplitMix64 random, double limit)
    {
        while (true)
        {
            var x = random.NextBits();
            if (double.Abs(x) <= limit) return x;
        }
    }
}
