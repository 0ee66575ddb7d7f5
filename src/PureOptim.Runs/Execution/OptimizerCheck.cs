using PureOptim.Core;
using PureOptim.Networks;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Execution;

/// <summary>Whether the optimizers of a description can work on its parameters: groups that cover no tensor are refused before any run has begun.</summary>
internal static class OptimizerCheck
{
    /// <summary>Refuses a description with an optimizer that cannot begin.</summary>
    internal static void Check(Description description)
    {
        foreach (var entry in description.Optimizers)
        {
            // One that looks at single coordinates works on any.
            if (entry.Optimizer is not ElementWise) Check(description, entry);
        }
    }

    private static void Check(Description description, RunEntry entry)
    {
        var layout = description.Problem switch
        {
            Minimize path => Layout.Vector(path.Start.Length),
            Classify network => Network.Of(network.Activation, network.Layers.AsSpan()).Layout,
            _ => throw new NotSupportedException($"There is no plan for {description.Problem}."),
        };
        try
        {
            entry.Optimizer.Init(Parameters<float>.Filled(layout, 1));
        }
        catch (ArgumentException exception)
        {
            throw new RunException($"{description.Name}: {entry.Label}: {RunException.Words(exception)}", exception);
        }
    }
}
