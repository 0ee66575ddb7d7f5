using System.Text.Json.Nodes;

namespace PureOptim.Benchmarks.Costs;

/// <summary>Measures how cost grows with size and threads, at the width in use: of products, of a step of Adam, of a network.</summary>
internal static class CostMeasures
{
    private const string Ours = "PureOptim";
    private static readonly int[] _sides = [32, 64, 128, 256, 512, 1024, 2048, 4096], _hidden = [32, 64, 128, 256, 512, 1024, 2048];
    private static readonly int[] _lengths = [10, 100, 1000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000];

    private static IEnumerable<int> Threads => Enumerable.Range(1, int.Min(2, Environment.ProcessorCount));

    /// <summary>The points at the width in use, in the order of measurement. With registers of 128 bits OpenBLAS and XLA have no fused multiply-add, so that only the steps are measured.</summary>
    internal static IEnumerable<CostPoint> Run(int rounds) => VectorWidth.Ours == 128 ? OfSteps(rounds) : [.. OfProducts(rounds), .. OfSteps(rounds), .. OfNetworks(rounds)];

    private static IEnumerable<CostPoint> OfProducts(int rounds)
    {
        foreach (var threads in Threads)
        {
            using var peer = PeerServer.Start(PeerProcess.Numpy, "gemm_openblas.py", threads);
            foreach (var product in _sides.Select(side => new Product("A*B", side, side, side, "float32", threads)))
            {
                var found = Comparison.InTurn(rounds, ProductCall.Gflops(product), () => peer.Seconds(product.Request).In(product.Gflops));
                foreach (var point in Points(CostPictures.Products, threads, product.Rows, found, "OpenBLAS")) yield return point;
            }
        }
    }

    private static IEnumerable<CostPoint> OfSteps(int rounds)
    {
        foreach (var threads in Threads)
        {
            foreach (var length in _lengths)
            {
                var call = new StepCall(new Adam(), Layout.Vector(length), threads);
                var found = Measurement.InRounds(rounds, () => 1e9 / length * call.Seconds());
                yield return new(VectorWidth.Ours, CostPictures.Steps, Series(Ours, threads), length, found.Median);
            }
        }
    }

    private static IEnumerable<CostPoint> OfNetworks(int rounds)
    {
        foreach (var threads in Threads)
        {
            using var peer = PeerServer.Start(PeerProcess.Jax, "wide_optax.py", threads);
            foreach (var hidden in _hidden)
            {
                const int batch = 128;
                var ours = WideBenchmark.Call(hidden, batch, threads);
                var request = new JsonObject { ["hidden"] = hidden, ["batch"] = batch, ["steps"] = WideBenchmark.Steps };
                var found = Comparison.InTurn(rounds, () => 1e3 * ours(), () => peer.Seconds(request).In(seconds => 1e3 * seconds / WideBenchmark.Steps));
                foreach (var point in Points(CostPictures.Networks, threads, hidden, found, "Optax")) yield return point;
            }
        }
    }

    private static IEnumerable<CostPoint> Points(string picture, int threads, int size, Comparison found, string peer)
    {
        yield return new(VectorWidth.Ours, picture, Series(Ours, threads), size, found.Ours.Median);
        if (found.Peer is { } other) yield return new(VectorWidth.Ours, picture, Series(peer, threads), size, other.Median);
    }

    private static string Series(string program, int threads) => $"{program} on {threads} {(threads == 1 ? "thread" : "threads")}";
}
