using System.Numerics;
using PureOptim.Experiments.Selftest;
using PureOptim.Networks;
using PureOptim.Networks.Formats;

namespace PureOptim.Machines;

/// <summary>The row <c>network-3</c> of the selftest, computed by the libraries alone, as <see cref="DescentRow"/> is.</summary>
internal sealed record TrainingRow : SelfTest
{
    private const int Iterations = 3;
    private const int BatchSize = 128;
    private const int TestImages = 100;

    private static readonly (string Label, IOptimizer Optimizer)[] _entries =
    [
        ("SGD", new Sgd { LearningRate = 0.01 }),
        ("Momentum", new Momentum { LearningRate = 0.01, MomentumFactor = 0.9 }),
        ("AdaGrad", new AdaGrad { LearningRate = 0.01 }),
        ("Adam", new Adam { LearningRate = 0.001, Beta1 = 0.9, Beta2 = 0.999 }),
        ("RMSProp", new RmsProp { LearningRate = 0.01, Decay = 0.99 }),
        ("Nesterov", new Nesterov { LearningRate = 0.01, MomentumFactor = 0.9 }),
    ];

    private static readonly Network _network = Network.Of(Activation.Relu, 784, 100, 100, 100, 100, 10);
    private static readonly RandomKey[] _keys = [.. RandomKey.FromSeed(0).Split()];

    private readonly Examples _train;
    private readonly Examples _test;

    /// <summary>The row, with MNIST.</summary>
    /// <param name="open">Opens one of the files of MNIST, by its name.</param>
    internal TrainingRow(Func<string, Stream> open)
        : base("network-3", "3 iterations of six optimizers on MNIST") => (_train, _test) = (Read(open, "train"), Read(open, "t10k"));

    internal override void AddTo<T>(Digest digest, int threads)
    {
        foreach (var (label, optimizer) in _entries)
        {
            var losses = new List<T>();
            var end = Batches<T>().Fold(optimizer, _network.Init<T>(_keys[0], Initializer.He), (IModel<Batch<T>, T>)(object)_network, threads, step => losses.Add(step.Loss));
            Add<T>(digest, label, [.. losses]);
            digest.Add(Digest.Of(end.Parameters));
            var first = _test.Batch<T>([.. Enumerable.Range(0, TestImages)]);
            digest.Add(_network.Predict(optimizer.Result(end), first).Zip(first.Labels.ToArray()).Count(pair => pair.First == pair.Second));
        }
    }

    private static string Images(string set) => $"{set}-images-idx3-ubyte.gz";

    private static string Labels(string set) => $"{set}-labels-idx1-ubyte.gz";

    private static Examples Read(Func<string, Stream> open, string set)
    {
        using var images = open(Images(set));
        using var labels = open(Labels(set));
        return new(Idx.ReadImages(images, Images(set)).Pixels, Idx.ReadLabels(labels, Labels(set)).Values);
    }

    private IEnumerable<Batch<T>> Batches<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var indices = new int[BatchSize];
        for (var iteration = 0u; iteration < Iterations; iteration++)
        {
            _keys[1].FoldIn(iteration).FillChoice(indices, _train.Count);
            yield return _train.Batch<T>(indices);
        }
    }
}
