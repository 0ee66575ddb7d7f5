using PureOptim.Numerics;

namespace PureOptim.Networks;

/// <summary>A fully connected layer: activation(x W + b) for a row x of inputs.</summary>
public sealed record DenseLayer
{
    /// <summary>A layer from its sizes.</summary>
    /// <param name="inputs">The numbers that go in, at least 1.</param>
    /// <param name="outputs">The numbers that come out, at least 1.</param>
    /// <param name="activation">The operation on each sum.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or there is no such activation.</exception>
    public DenseLayer(int inputs, int outputs, Activation activation) => (Inputs, Outputs, Activation) = (inputs, outputs, activation);

    /// <summary>The numbers that go in: the rows of the weights.</summary>
    public int Inputs { get; init => field = Argument.AtLeast(value, 1, nameof(Inputs)); }

    /// <summary>The numbers that come out: the columns of the weights, and the length of the bias.</summary>
    public int Outputs { get; init => field = Argument.AtLeast(value, 1, nameof(Outputs)); }

    /// <summary>The activation function.</summary>
    public Activation Activation { get; init => field = Argument.Defined(value); }

    /// <summary>As in <c>DenseLayer(784 to 100, Relu)</c>.</summary>
    public override string ToString() => Invariant($"DenseLayer({Inputs} to {Outputs}, {Activation})");
}
