using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim.Benchmarks;

/// <summary>The machine's peak at the width in use: fused multiply-adds on registers only, on all cores at once.</summary>
internal static unsafe class Peak
{
    private const int Repetitions = 200_000;
    private const int Chains = 12;

    /// <summary>A sink for results, so that the compiler cannot leave them out.</summary>
    private static float _sink;

    /// <summary>GFLOP/s of all cores together in float32, a fused multiply-add counted as two.</summary>
    internal static double Gflops32(int threads) => VectorWidth.Ours switch
    {
        512 => Best<Width512<float>>(threads),
        256 => Best<Width256<float>>(threads),
        _ => Best<Width128<float>>(threads),
    };

    private static double Best<V>(int threads)
        where V : struct, IVectorWidth<V, float> => Enumerable.Range(0, threads)
        .AsParallel().WithDegreeOfParallelism(threads).WithExecutionMode(ParallelExecutionMode.ForceParallelism)
        .Select(_ => 2.0 * V.Count * Chains * Repetitions / Measurement.BestSeconds(Run<V>) / 1e9).Sum();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<V>()
        where V : struct, IVectorWidth<V, float>
    {
        var (factor, addend) = (V.Broadcast(0.999f), V.Broadcast(0.001f));
        // Different starts: of equal chains the compiler would compute one.
        V a = V.Broadcast(1), b = V.Broadcast(2), c = V.Broadcast(3), d = V.Broadcast(4), e = V.Broadcast(5), f = V.Broadcast(6);
        V g = V.Broadcast(7), h = V.Broadcast(8), i = V.Broadcast(9), j = V.Broadcast(10), k = V.Broadcast(11), l = V.Broadcast(12);
        for (var n = 0; n < Repetitions; n++)
        {
            a = V.MultiplyAdd(a, factor, addend);
            b = V.MultiplyAdd(b, factor, addend);
            c = V.MultiplyAdd(c, factor, addend);
            d = V.MultiplyAdd(d, factor, addend);
            e = V.MultiplyAdd(e, factor, addend);
            f = V.MultiplyAdd(f, factor, addend);
            g = V.MultiplyAdd(g, factor, addend);
            h = V.MultiplyAdd(h, factor, addend);
            i = V.MultiplyAdd(i, factor, addend);
            j = V.MultiplyAdd(j, factor, addend);
            k = V.MultiplyAdd(k, factor, addend);
            l = V.MultiplyAdd(l, factor, addend);
        }

        var sum = V.Add(V.Add(V.Add(a, b), V.Add(c, d)), V.Add(V.Add(V.Add(e, f), V.Add(g, h)), V.Add(V.Add(i, j), V.Add(k, l))));
        var elements = stackalloc float[V.Count];
        V.Store(sum, elements);
        Volatile.Write(ref _sink, elements[0]);
    }
}
