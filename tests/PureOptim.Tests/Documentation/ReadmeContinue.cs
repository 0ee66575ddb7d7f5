using PureOptim;
using PureOptim.Dialects;
using PureOptim.Networks.Formats;

namespace PureOptim.Tests.Documentation;

/// <summary>The part of the README on runs of other programs, line by line.</summary>
internal static class ReadmeContinue
{
    internal static void Run()
    {
        var adam = PyTorch.Adam(lr: 0.1);
        var layout = Layout.Of(("fc.weight", [1, 2]), ("fc.bias", [1]));
        var gradient = Parameters<float>.Of(layout, 0.5f, -1, 2);
        var at = adam.Fold(adam.Start(Parameters<float>.Filled(layout, 1)), gradient, gradient);

        // The optimizer's state as PyTorch keeps it, in a file that PyTorch loads.
        Console.WriteLine(PyTorch.States.Of(adam, at));
        using var file = new MemoryStream();
        PyTorch.States.Save(file, adam, at);

        // And from such a file: the run goes on with its moments and its count.
        file.Position = 0;
        var state = PyTorch.States.Load<float>(file, "state.safetensors", adam, layout);
        Console.WriteLine(adam.Fold(new Iterate<float>(at.Parameters, state), gradient).State.Step);
    }
}
