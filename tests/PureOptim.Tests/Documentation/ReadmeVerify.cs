using PureOptim;
using PureOptim.Networks;

namespace PureOptim.Tests.Documentation;

/// <summary>The part of the README that verifies, line by line.</summary>
internal static class ReadmeVerify
{
    internal static void Run()
    {
        // The printed formula comes from the rule that runs.
        foreach (var line in Formula.Of(new RmsProp())) Console.WriteLine(line);

        // Check the gradient of a model against central differences of its loss, with an error bound.
        var network = Network.Of(Activation.Tanh, 2, 8, 2);
        var batch = new Batch<double>(inputs: [0, 0, 0, 1, 1, 0, 1, 1], labels: [0, 1, 1, 0]);
        var start = network.Init<double>(RandomKey.FromSeed(1));
        foreach (var tensor in GradientCheck.Of(network, start, batch)) Console.WriteLine($"{tensor.Tensor} {tensor.Holds}");

        // The same inputs give the same bits on every machine and any number of threads.
        var trained = Enumerable.Repeat(batch, 500).Fold(new Adam { LearningRate = 0.01 }, start, network, threads: 2);
        Console.WriteLine(Digest.Of(trained.Parameters));
    }
}
