using PureOptim;
using PureOptim.Networks;

namespace PureOptim.Tests.Documentation;

/// <summary>The part of the README that trains, line by line.</summary>
internal static class ReadmeTrain
{
    internal static void Run()
    {
        // Training is a fold over batches.
        var network = Network.Of(Activation.Tanh, 2, 8, 2);
        var batch = new Batch<float>(inputs: [0, 0, 0, 1, 1, 0, 1, 1], labels: [0, 1, 1, 0]);
        var adam = new Adam { LearningRate = 0.01 };
        var start = network.Init<float>(RandomKey.FromSeed(1));
        var trained = Enumerable.Repeat(batch, 500).Fold(adam, start, network);
        Console.WriteLine($"exclusive or, {100 * network.Accuracy(trained.Parameters, batch):0} % right");

        // Continue at a smaller rate, and stop when ten steps improve the loss by less than 1e-4.
        var points = Enumerable.Repeat(batch, 500).Scan(adam with { LearningRate = 0.001 }, trained, network)
            .UntilNoBetter(at => network.Loss(at.Parameters, batch), patience: 10, leastGain: 1e-4);
        Console.WriteLine($"{points.Last().State.Step} steps");

        // A gradient function is a model too: here that of half the squared distance to a number.
        var model = Model.Of((Parameters<double> x, double number) => [x[0] - number]);
        Console.WriteLine(new[] { 1.0, 2.0, 6.0 }.Fold(new Sgd { LearningRate = 0.5 }, [0.0], model).Parameters);
    }
}
