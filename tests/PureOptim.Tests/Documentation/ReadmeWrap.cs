using PureOptim;

namespace PureOptim.Tests.Documentation;

/// <summary>The part of the README that wraps, line by line.</summary>
internal static class ReadmeWrap
{
    internal static void Run()
    {
        // Clip gradients to length 1, then take Adam's step, with decoupled weight decay.
        var optimizer = new Adam { LearningRate = 0.1 }.WithDecay(0.01, 0.1).ClippedTo(1);
        Console.WriteLine(optimizer.Scan(Objective.Rosenbrock, [-1.2, 1.0]).ElementAt(100));

        // The result of some wrappers is not the last point: here it is a running average.
        var averaged = new Sgd { LearningRate = 0.4 }.Averaged(0.9);
        var last = averaged.Scan(Objective.Ellipse, [-5.0, -2.0]).ElementAt(20);
        Console.WriteLine($"{last.Parameters}, on average {averaged.Result(last.Iterate)}");
    }
}
