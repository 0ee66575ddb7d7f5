using PureOptim;
using PureOptim.Networks;

namespace PureOptim.Tests.Documentation;

/// <summary>The example of the README, line by line.</summary>
internal static class ReadmeExample
{
    internal static void Run()
    {
        // See: every step of a path is a value.
        var rmsProp = new RmsProp { LearningRate = 0.1, Decay = 0.99 };
        foreach (var point in rmsProp.Scan(Objective.Valley, [-7.0, 2.0]).Take(31))
            Console.WriteLine(point);

        // Train: a fold over batches, in memory that nobody else sees.
        var network = Network.Of(Activation.Tanh, 2, 8, 2);
        var batch = new Batch<float>(inputs: [0, 0, 0, 1, 1, 0, 1, 1], labels: [0, 1, 1, 0]);
        var adam = new Adam { LearningRate = 0.01 };
        var start = network.Init<float>(RandomKey.FromSeed(1));
        var trained = Enumerable.Repeat(batch, 500).Fold(adam, start, network);
        Console.WriteLine($"exclusive or, {100 * network.Accuracy(trained.Parameters, batch):0} % right");

        // Verify: the same inputs give the same bits, on your machine as on any other.
        Console.WriteLine(Digest.Of(trained.Parameters));
    }
}
