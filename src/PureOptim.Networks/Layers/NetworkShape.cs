using System.Collections.Immutable;

namespace PureOptim.Networks;

/// <summary>The shape of a network.</summary>
/// <param name="Layers">The layers, first to last.</param>
/// <param name="Layout">The layout of the parameters.</param>
/// <param name="LossFunction">The targets that the outputs are compared with.</param>
/// <param name="ProbabilityOffset">The number that is added to a probability inside the logarithm of the loss.</param>
internal sealed record NetworkShape(ImmutableArray<DenseLayer> Layers, Layout Layout, LossFunction LossFunction, double ProbabilityOffset)
{
    /// <summary>The numbers in an example.</summary>
    internal int InputSize => Layers[0].Inputs;

    /// <summary>The outputs of the last layer.</summary>
    internal int Classes => Layers[^1].Outputs;
}
