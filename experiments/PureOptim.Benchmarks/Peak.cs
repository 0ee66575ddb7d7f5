using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Benchmarks;

/// <summary>The machine's peak: fused multiply-adds on registers only, on all cores at once.</summary>
internal static class Peak
{
    private const int Repetitions = 200_000;
    private const int Chains = 12;

    /// <summary>A sink for results, so that the compiler cannot leave them out.</summary>
    private static double _sink;

    /// <summary>GFLOP/s of all cores together, a fused multiply-add counted as two.</summary>
    internal static double Gflops32(int threads) => Best(threads, Run32, Vector512<float>.Count);

    private static double Best(int threads, Action run, int lanes) => Enumerable.Range(0, threads)
        .AsParallel().WithDegreeOfParallelism(threads).WithExecutionMode(ParallelExecutionMode.ForceParallelism)
        .Select(_ => 2.0 * lanes * Chains * Repetitions / Measurement.BestSeconds(run) / 1e9).Sum();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run32()
    {
        var (factor, addend) = (Vector512.Create(0.999f), Vector512.Create(0.001f));
        // Different starts: of equal chains the compiler would compute one.
        Vector512<float> a = Vector512.Create(1f), b = Vector512.Create(2f), c = Vector512.Create(3f), d = Vector512.Create(4f);
        Vector512<float> e = Vector512.Create(5f), f = Vector512.Create(6f), g = Vector512.Create(7f), h = Vector512.Create(8f);
        Vector512<float> i = Vector512.Create(9f), j = Vector512.Create(10f), k = Vector512.Create(11f), l = Vector512.Create(12f);
        for (var n = 0; n < Repetitions; n++)
        {
            a = Vector512.FusedMultiplyAdd(a, factor, addend);
            b = Vector512.FusedMultiplyAdd(b, factor, addend);
            c = Vector512.FusedMultiplyAdd(c, factor, addend);
            d = Vector512.FusedMultiplyAdd(d, factor, addend);
            e = Vector512.FusedMultiplyAdd(e, factor, addend);
            f = Vector512.FusedMultiplyAdd(f, factor, addend);
            g = Vector512.FusedMultiplyAdd(g, factor, addend);
            h = Vector512.FusedMultiplyAdd(h, factor, addend);
            i = Vector512.FusedMultiplyAdd(i, factor, addend);
            j = Vector512.FusedMultiplyAdd(j, factor, addend);
            k = Vector512.FusedMultiplyAdd(k, factor, addend);
            l = Vector512.FusedMultiplyAdd(l, factor, addend);
        }

        Volatile.Write(ref _sink, (a + b + c + d + e + f + g + h + i + j + k + l)[0]);
    }
}
