using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using PureOptim.Networks;
using PureOptim.Networks.Formats;

namespace PureOptim.Benchmarks;

/// <summary>E2 as a whole: five optimizers, 2,000 iterations of 128 examples, the loss after each update.</summary>
internal static class NetworkBenchmark
{
    private const int Steps = 2000, BatchSize = 128, RotationCase = 250, Repetitions = 5;
    private static readonly int[] _sizes = [784, 100, 100, 100, 100, 10];
    private static readonly IOptimizer[] _optimizers = [new Sgd(), new Momentum(), new AdaGrad(), new Adam(), new RmsProp()];

    internal static IEnumerable<Row> Run(string data)
    {
        var threads = Environment.ProcessorCount;
        var network = Network.Of(Activation.Relu, _sizes) with { ProbabilityOffset = 1e-7 };
        var examples = Examples(data);
        var batches = Indices(examples.Count);
        var float32 = Best<float>(network, network, examples, batches, threads);
        var float64 = Best<double>(network, network, examples, batches, threads);
        var memory = PeakMegabytes();
        var peak = Peak.Gflops32(threads);
        // Terms per example: forward twice (gradient, loss), the weights' gradients, and the inputs' gradients of all layers but the first.
        var all = _sizes.Zip(_sizes.Skip(1), (inputs, outputs) => (double)inputs * outputs).ToArray();
        var nominal = 2 * (3 * all.Sum() + all.Skip(1).Sum()) * BatchSize * Steps * _optimizers.Length / 1e9;
        var zeros = 1 - batches.Average(batch => batch.Average(index => examples.Inputs(index).Length - (double)examples.Inputs(index).Count((byte)0))) / _sizes[0];
        var withoutPixels = nominal - 2 * 3 * all[0] * zeros * BatchSize * Steps * _optimizers.Length / 1e9;
        var numpy = Enumerable.Range(1, threads).Select(count => Seconds(Peer.Python(Peer.Numpy, "mnist_numpy.py", ["--data", data, "--repeat", "2"], count))).MinBy(peer => peer.Seconds);
        var jax = Enumerable.Range(1, threads).Select(count => Seconds(Peer.Python(Peer.Jax, "mnist_optax.py", ["--data", data, "--threads", Text(count)]))).MinBy(peer => peer.Seconds);
        yield return Against("float32", float32, "numpy float64", numpy, "at most 0.083");
        yield return Against("float32", float32, "Optax float32", jax, "at most 0.6");
        yield return Against("float64", float64, "numpy float64", numpy, "");
        yield return new("float32, nominal rate", $"{nominal / float32:F0} GFLOP/s of {nominal:F0} GFLOP", $"peak {peak:F0} GFLOP/s", $"{nominal / float32 / peak:F2}", "at least 0.7");
        yield return new(
            "float32, rate without zero pixels",
            $"{withoutPixels / float32:F0} GFLOP/s of {withoutPixels:F0} GFLOP ({zeros:P0} of the pixels are 0; what a rectifier makes 0 is counted)",
            $"peak {peak:F0} GFLOP/s",
            $"{withoutPixels / float32 / peak:F2}",
            "");
        yield return new("peak memory, both precisions", $"{memory:F0} MB", "", "", "below 400 MB");
    }

    private static Row Against(string what, double ours, string name, (double Seconds, string Text) peer, string goal) => new(
        $"{what} against {name}", $"{ours:F2} s", peer.Text, double.IsFinite(peer.Seconds) ? $"{ours / peer.Seconds:F3}" : "", goal);

    private static (double Seconds, string Text) Seconds(Peer peer) => peer.Answer is { } answer
        ? (answer.GetProperty("seconds").GetDouble(), $"{answer.GetProperty("seconds").GetDouble():F2} s{(answer.TryGetProperty("blas", out _) ? $" (OpenBLAS, {peer.Text("blas", "kernel")})" : "")}")
        : (double.PositiveInfinity, peer.Absence);

    private static double Best<T>(Network network, IModel<Batch<T>, T> model, Examples examples, int[][] batches, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var best = double.PositiveInfinity;
        for (var i = 0; i < Repetitions; i++)
        {
            var start = network.Init<T>(RandomKey.FromSeed(0));
            var clock = Stopwatch.GetTimestamp();
            ParallelRuns.Run(_optimizers, threads, (optimizer, share) =>
            {
                var losses = new List<T>(Steps);
                return batches.Select(batch => examples.Batch<T>(batch)).Scan(optimizer, start, model, every: RotationCase, share, step => losses.Add(step.Loss));
            });

            best = Math.Min(best, Stopwatch.GetElapsedTime(clock).TotalSeconds);
        }

        return best;
    }

    private static int[][] Indices(int count) => [.. Enumerable.Range(0, Steps).Select(step =>
    {
        var indices = new int[BatchSize];
        RandomKey.FromSeed(1).FoldIn((uint)step).FillIntegers(indices, count);
        return indices;
    })];

    private static Examples Examples(string data)
    {
        using var images = File.OpenRead(Path.Combine(data, "train-images-idx3-ubyte.gz"));
        using var labels = File.OpenRead(Path.Combine(data, "train-labels-idx1-ubyte.gz"));
        return new(Idx.ReadImages(images, images.Name).Pixels, Idx.ReadLabels(labels, labels.Name).Values);
    }

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
