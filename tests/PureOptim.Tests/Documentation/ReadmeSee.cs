using PureOptim;

namespace PureOptim.Tests.Documentation;

/// <summary>The part of the README that sees, line by line.</summary>
internal static class ReadmeSee
{
    internal static void Run()
    {
        // Every step of a path is a value.
        var rmsProp = new RmsProp { LearningRate = 0.1, Decay = 0.99 };
        foreach (var point in rmsProp.Scan(Objective.Valley, [-7.0, 2.0]).Take(31))
            Console.WriteLine(point);

        // Your own function: the lambda can be evaluated in every number system.
        var bowl = Objective.Of("bowl", 2, (x, y) => x * x / 20 + y * y);
        Console.WriteLine($"{bowl.ToFormula()} has the gradient {bowl.Gradient<double>([-7.0, 2.0])}");
    }
}
