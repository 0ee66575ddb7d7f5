using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using PureOptim.Networks;
using PureOptim.Networks.Formats;

namespace PureOptim.Benchmarks;

/// <summary>The run of E2 on our side: five optimizers, 2,000 iterations of 128 examples, the loss after each update.</summary>
internal sealed class NetworkRun
{
    private const int Steps = 2000, BatchSize = 128, RotationCase = 250;
    private static readonly int[] _sizes = [784, 100, 100, 100, 100, 10];
    private static readonly IOptimizer[] _optimizers = [new Sgd(), new Momentum(), new AdaGrad(), new Adam(), new RmsProp()];

    /// <summary>The members of a workspace that take time, in words.</summary>
    private static readonly (string Name, string Words)[] _members =
    [
        (nameof(IModelWorkspace<int, float>.Differentiate), "batch taken in, forward and back"),
        (nameof(IModelWorkspace<int, float>.Gradient), "gradients of the weights"),
        (nameof(IModelWorkspace<int, float>.Load), "weights taken in"),
        (nameof(IModelWorkspace<int, float>.Evaluate), "forward for the loss"),
    ];

    private readonly Network _network = Network.Of(Activation.Relu, _sizes) with { ProbabilityOffset = 1e-7 };
    private readonly Examples _examples;
    private readonly int[][] _batches;

    /// <param name="data">The folder with MNIST.</param>
    internal NetworkRun(string data)
    {
        using var images = File.OpenRead(Path.Combine(data, "train-images-idx3-ubyte.gz"));
        using var labels = File.OpenRead(Path.Combine(data, "train-labels-idx1-ubyte.gz"));
        _examples = new(Idx.ReadImages(images, images.Name).Pixels, Idx.ReadLabels(labels, labels.Name).Values);
        _batches = [.. Enumerable.Range(0, Steps).Select(step =>
        {
            var indices = new int[BatchSize];
            RandomKey.FromSeed(1).FoldIn((uint)step).FillIntegers(indices, _examples.Count);
            return indices;
        })];
        ZeroPixels = 1 - _batches.Average(batch => batch.Average(index => _examples.Inputs(index).Length - (double)_examples.Inputs(index).Count((byte)0))) / _sizes[0];
        // Terms per example: forward twice (gradient, loss), the weights' gradients, and the inputs' gradients of all layers but the first.
        var all = _sizes.Zip(_sizes.Skip(1), (inputs, outputs) => (double)inputs * outputs).ToArray();
        var examples = (double)BatchSize * Steps * _optimizers.Length;
        Gflop = 2e-9 * (3 * all.Sum() + all.Skip(1).Sum()) * examples;
        GflopWithoutZeroPixels = Gflop - 2e-9 * 3 * all[0] * ZeroPixels * examples;
    }

    /// <summary>The share of pixels that are 0, from 0 to 1.</summary>
    internal double ZeroPixels { get; }

    /// <summary>The work of all products, in billions of products and sums.</summary>
    internal double Gflop { get; }

    /// <summary>The same without the products by pixels that are 0.</summary>
    internal double GflopWithoutZeroPixels { get; }

    /// <summary>Seconds of the whole run in float32.</summary>
    /// <param name="threads">The threads.</param>
    internal double Float32(int threads) => Seconds<float>(_network, threads);

    /// <summary>Seconds of the whole run in float64.</summary>
    /// <param name="threads">The threads.</param>
    internal double Float64(int threads) => Seconds<double>(_network, threads);

    /// <summary>
    /// Where a step of Adam goes in float32 on one thread, in microseconds, measured over 200 steps: what the optimizer and the fold take is the rest. Readings of the clock, some two hundred a step, are in it.
    /// </summary>
    internal string Phases()
    {
        const int steps = 200;
        var model = new TimedModel<Batch<float>, float>(_network);
        var batches = _batches.Take(steps).Select(batch => _examples.Batch<float>(batch)).ToArray();
        var start = _network.Init<float>(RandomKey.FromSeed(0));
        Run();
        foreach (var member in _members) model.TakeSeconds(member.Name);
        var seconds = Run();
        var parts = _members.Select(member => (member.Words, Seconds: model.TakeSeconds(member.Name))).ToArray();
        return $"{PerStep(seconds)} µs: {string.Join(", ", parts.Select(part => $"{part.Words} {PerStep(part.Seconds)}"))}, optimizer and the rest {PerStep(seconds - parts.Sum(part => part.Seconds))}";

        string PerStep(double all) => (1e6 * all / steps).ToString("F0", CultureInfo.InvariantCulture);

        double Run()
        {
            var clock = Stopwatch.GetTimestamp();
            _ = batches.Scan(new Adam(), start, model, every: steps, 1, _ => { }).Count();
            return Stopwatch.GetElapsedTime(clock).TotalSeconds;
        }
    }

    private double Seconds<T>(IModel<Batch<T>, T> model, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var start = _network.Init<T>(RandomKey.FromSeed(0));
        var clock = Stopwatch.GetTimestamp();
        ParallelRuns.Run(_optimizers, threads, (optimizer, share) =>
        {
            var losses = new List<T>(Steps);
            return _batches.Select(batch => _examples.Batch<T>(batch)).Scan(optimizer, start, model, every: RotationCase, share, step => losses.Add(step.Loss));
        });

        return Stopwatch.GetElapsedTime(clock).TotalSeconds;
    }
}
