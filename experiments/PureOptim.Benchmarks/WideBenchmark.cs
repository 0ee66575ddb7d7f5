using System.Diagnostics;
using System.Text.Json.Nodes;
using PureOptim.Networks;

namespace PureOptim.Benchmarks;

/// <summary>Networks 784-h-h-10 with ReLU on random inputs without zeros, float32: a step of Adam, on one thread and on two, against Optax in one compiled scan.</summary>
internal static class WideBenchmark
{
    /// <summary>The steps of a call of the peer.</summary>
    internal const int Steps = 8;

    private static readonly (int Hidden, int Batch)[] _networks = [(100, 128), (512, 128), (1024, 256), (2048, 256)];

    internal static IEnumerable<Row> Run(Selection selection)
    {
        for (var threads = 1; threads <= int.Min(2, Environment.ProcessorCount); threads++)
        {
            var networks = _networks.Select(network => (network.Hidden, network.Batch, Name: Name(network.Hidden, network.Batch, threads))).Where(network => selection.Wants(network.Name)).ToArray();
            if (networks.Length == 0) continue;
            using var peer = PeerServer.Start(PeerProcess.Jax, "wide_optax.py", threads);
            foreach (var (hidden, batch, name) in networks)
            {
                var request = new JsonObject { ["hidden"] = hidden, ["batch"] = batch, ["steps"] = Steps };
                var ours = Call(hidden, batch, threads);
                var found = Comparison.InTurn(selection.Rounds, () => 1e3 * ours(), () => peer.Seconds(request).In(seconds => 1e3 * seconds / Steps));
                yield return found.ToRow(name, VectorWidth.OursInWords, peer.Described, time => $"{time:F2} ms", "at most 0.8");
            }
        }
    }

    private static string Name(int hidden, int batch, int threads) => $"784-{hidden}-{hidden}-10, {batch} examples, threads: {threads}";

    /// <summary>What measures a network for the time of a round: seconds a step.</summary>
    internal static Func<double> Call(int hidden, int size, int threads)
    {
        var network = Network.Of(Activation.Relu, 784, hidden, hidden, 10);
        var start = network.Init<float>(RandomKey.FromSeed(0));
        var batches = Enumerable.Range(0, Steps).Select(step => Drawn(RandomKey.FromSeed((ulong)step), size)).ToArray();
        return () =>
        {
            var best = double.PositiveInfinity;
            Timed(batches, seconds => best = double.Min(best, seconds)).Fold(new Adam(), start, network, threads);
            return best;
        };
    }

    /// <summary>The batches again and again for the time of a round. Each is asked for when the step before is over; the first steps, in which memory is asked for, do not count.</summary>
    private static IEnumerable<Batch<float>> Timed(Batch<float>[] batches, Action<double> took)
    {
        foreach (var batch in batches) yield return batch;
        var begin = Stopwatch.GetTimestamp();
        do
        {
            var clock = Stopwatch.GetTimestamp();
            foreach (var batch in batches) yield return batch;
            took(Stopwatch.GetElapsedTime(clock).TotalSeconds / Steps);
        }
        while (Stopwatch.GetElapsedTime(begin).TotalSeconds < Measurement.RoundSeconds);
    }

    private static Batch<float> Drawn(RandomKey key, int size)
    {
        var (inputs, labels) = (new float[size * 784], new int[size]);
        key.FillNormal<float>(inputs);
        key.FoldIn(1).FillIntegers(labels, 10);
        return new(inputs, labels);
    }
}
