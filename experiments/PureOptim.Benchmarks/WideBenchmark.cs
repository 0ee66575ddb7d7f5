using System.Diagnostics;
using System.Globalization;
using PureOptim.Networks;

namespace PureOptim.Benchmarks;

/// <summary>Networks 784-h-h-10 with ReLU on random inputs without zeros, float32: a step of Adam, on one thread and on two, against Optax in one compiled scan.</summary>
internal static class WideBenchmark
{
    private const int Steps = 8, Repetitions = 20;
    private static readonly TimeSpan _shortest = TimeSpan.FromSeconds(2);
    private static readonly (int Hidden, int Batch)[] _networks = [(100, 128), (512, 128), (1024, 256), (2048, 256)];

    internal static IEnumerable<Row> Run(Selection selection)
    {
        foreach (var (hidden, batch) in _networks)
        {
            for (var threads = 1; threads <= int.Min(2, Environment.ProcessorCount); threads++)
            {
                var what = string.Create(CultureInfo.InvariantCulture, $"784-{hidden}-{hidden}-10, {batch} examples, threads: {threads}");
                if (!selection.Wants(what)) continue;
                var ours = Seconds(hidden, batch, threads);
                var peer = Peer.Python(Peer.Jax, "wide_optax.py", ["--hidden", Text(hidden), "--batch", Text(batch), "--threads", Text(threads)]);
                var theirs = peer.Answer?.GetProperty("seconds").GetDouble();
                yield return new(what, $"{ours * 1e3:F2} ms", theirs is { } other ? $"Optax: {other * 1e3:F2} ms" : peer.Absence, theirs is { } time ? $"{ours / time:F2}" : "", "at most 0.8");
            }
        }
    }

    private static double Seconds(int hidden, int size, int threads)
    {
        var network = Network.Of(Activation.Relu, 784, hidden, hidden, 10);
        var batches = Enumerable.Range(0, Steps).Select(step => Drawn(RandomKey.FromSeed((ulong)step), size)).ToArray();
        var best = double.PositiveInfinity;
        Timed().Fold(new Adam(), network.Init<float>(RandomKey.FromSeed(0)), network, threads);
        return best;

        // Each batch is asked for when the step before is over. The first steps, in which code is compiled and memory is asked for, do not count.
        IEnumerable<Batch<float>> Timed()
        {
            var begin = Stopwatch.GetTimestamp();
            for (var repetition = 0; repetition <= Repetitions || Stopwatch.GetElapsedTime(begin) < _shortest; repetition++)
            {
                var clock = Stopwatch.GetTimestamp();
                foreach (var batch in batches) yield return batch;
                if (repetition > 0) best = double.Min(best, Stopwatch.GetElapsedTime(clock).TotalSeconds / Steps);
            }
        }
    }

    private static Batch<float> Drawn(RandomKey key, int size)
    {
        var (inputs, labels) = (new float[size * 784], new int[size]);
        key.FillNormal<float>(inputs);
        key.FoldIn(1).FillIntegers(labels, 10);
        return new(inputs, labels);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
