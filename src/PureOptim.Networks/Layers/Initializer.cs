using PureOptim.Numerics;

namespace PureOptim.Networks;

/// <summary>The spread of a layer's first weights, which are drawn from a normal distribution around 0. Biases start at 0.</summary>
public sealed record Initializer
{
    private readonly Func<DenseLayer, double> _standardDeviation;

    private Initializer(string name, Func<DenseLayer, double> standardDeviation) => (Name, _standardDeviation) = (name, standardDeviation);

    /// <summary>
    /// √(2 / inputs), which keeps the variance of rectified activations from layer to layer. Source: K. He, X. Zhang, S. Ren and J. Sun,
    /// "Delving Deep into Rectifiers", ICCV 2015, equation 10.
    /// </summary>
    public static Initializer He { get; } = new(nameof(He), layer => double.Sqrt(2.0 / layer.Inputs));

    /// <summary>
    /// √(2 / (inputs + outputs)), a compromise between forward and backward variance for functions that are linear around 0. Source: X. Glorot
    /// and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010, equation 12.
    /// "Deep Learning from Scratch" has √(1 / inputs) under the same name.
    /// </summary>
    public static Initializer Xavier { get; } = new(nameof(Xavier), layer => double.Sqrt(2.0 / ((double)layer.Inputs + layer.Outputs)));

    /// <summary>The initializer's name.</summary>
    public string Name { get; }

    /// <summary>The standard deviation of every weight of a layer.</summary>
    public static Initializer Normal(double standardDeviation) => double.IsFinite(standardDeviation) && standardDeviation >= 0
        ? new(Invariant($"{nameof(Normal)}({standardDeviation:R})"), _ => standardDeviation)
        : throw Argument.OutOfRange(nameof(standardDeviation), standardDeviation, "finite and at least 0");

    /// <summary>The standard deviation of the weights of <paramref name="layer"/>.</summary>
    public double StandardDeviation(DenseLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return _standardDeviation(layer);
    }

    /// <summary>Whether the other has the same name, which says all.</summary>
    public bool Equals(Initializer? other) => other?.Name == Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>The initializer's name.</summary>
    public override string ToString() => Name;
}
