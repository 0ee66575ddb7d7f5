using System.Diagnostics;
using System.Globalization;

namespace PureOptim.Benchmarks;

/// <summary>E2 as a whole, on all processors.</summary>
internal static class NetworkBenchmark
{
    /// <summary>The most rounds of a row: one with JAX, which is started and compiles in each, takes half a minute.</summary>
    private const int MostRounds = 3;

    private const string Float32OverNumpy = "float32 against numpy float64", Float32OverOptax = "float32 against Optax float32", Float64OverNumpy = "float64 against numpy float64";
    private const string Nominal = "float32, nominal rate", WithoutZeros = "float32, rate without zero pixels", Memory = "peak memory, both precisions", Phases = "a step of Adam, one thread";

    private static string OptaxGoal => VectorWidth.Ours switch
    {
        512 => "at most 0.33",
        256 => "at most 0.5",
        _ => "",
    };

    internal static IEnumerable<Row> Run(string data, Selection selection)
    {
        var (run, threads, rounds) = (new NetworkRun(data), Environment.ProcessorCount, int.Min(selection.Rounds, MostRounds));
        // A run of numpy takes as long as many of the others: one for each number of threads.
        var numpy = new Lazy<Peer>(() => Fastest(count => Peer.Python(PeerProcess.Numpy, "mnist_numpy.py", ["--data", data], count)));
        if (selection.Wants(Float32OverNumpy)) yield return Against(Float32OverNumpy, run.Float32, () => numpy.Value, "at most 0.083");
        if (selection.Wants(Float32OverOptax)) yield return Against(Float32OverOptax, run.Float32, Optax, OptaxGoal);
        if (selection.Wants(Float64OverNumpy)) yield return Against(Float64OverNumpy, run.Float64, () => numpy.Value, "");
        if (selection.Wants(Nominal)) yield return Rate(Nominal, run.Gflop, "", "at least 0.7");
        if (selection.Wants(WithoutZeros)) yield return Rate(WithoutZeros, run.GflopWithoutZeroPixels, $" ({run.ZeroPixels:P0} of the pixels are 0; what a rectifier makes 0 is counted)", "");
        if (selection.Wants(Phases)) yield return new(Phases, run.Phases(), "", "", "");
        if (selection.Wants(Memory)) yield return new(Memory, $"{PeakMegabytes(run, threads):F0} MB", "", "", "below 400 MB");

        Peer Optax() => Fastest(count => Peer.Python(PeerProcess.Jax, "mnist_optax.py", ["--data", data, "--threads", count.ToString(CultureInfo.InvariantCulture), "--repeat", "2"]));

        Peer Fastest(Func<int, Peer> peer) => Enumerable.Range(1, threads).Select(peer).MinBy(one => one.Figure("seconds").Value ?? double.PositiveInfinity)!;

        Row Against(string what, Func<int, double> ours, Func<Peer> peer, string goal)
        {
            var name = "";
            var found = Comparison.InTurn(rounds, () => ours(threads), () =>
            {
                var answer = peer();
                name = answer.Described;
                return answer.Figure("seconds");
            });
            return found.ToRow(what, VectorWidth.OursInWords, name, time => $"{time:F2} s", goal);
        }

        Row Rate(string what, double gflop, string note, string goal) => Comparison
            .InTurn(rounds, () => gflop / run.Float32(threads), () => new(Peak.Gflops32(threads), ""))
            .ToRow(what, $"{gflop:F0} GFLOP{note}, {VectorWidth.OursInWords}", $"peak with {VectorWidth.OursInWords}", rate => $"{rate:F0} GFLOP/s", goal);
    }

    private static double PeakMegabytes(NetworkRun run, int threads)
    {
        run.Float32(threads);
        run.Float64(threads);
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
