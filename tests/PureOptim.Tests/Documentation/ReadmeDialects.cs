using PureOptim;
using PureOptim.Dialects;

namespace PureOptim.Tests.Documentation;

/// <summary>The part of the README on other programs' names, line by line.</summary>
internal static class ReadmeDialects
{
    internal static void Run()
    {
        // The names, arguments and defaults of another program, and its numbers.
        var adam = PyTorch.Adam(lr: 0.1, weightDecay: 1e-4);
        Console.WriteLine(adam.Scan(Objective.Valley, [-7.0, 2.0]).ElementAt(30));

        // It is a record of this library, with the options that make the two agree.
        foreach (var line in Formula.Of(Keras.Adagrad(learningRate: 0.01))) Console.WriteLine(line);
    }
}
