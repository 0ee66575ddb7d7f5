namespace PureOptim.Core;

/// <summary>
/// The unit of a hyperparameter, as powers of the units of parameters and gradients. A loss has the unit of a parameter times a gradient.
/// </summary>
/// <param name="Parameter">The exponent of the parameters' unit.</param>
/// <param name="Gradient">The exponent of the gradients' unit.</param>
public readonly record struct HyperparameterUnit(double Parameter, double Gradient)
{
    /// <summary>The unit of a plain number.</summary>
    public static HyperparameterUnit None { get; }

    /// <summary>As in <c>θ g^-1</c>; <c>1</c> for a plain number.</summary>
    public override string ToString() =>
        (Text("θ", Parameter), Text("g", Gradient)) is var (parameter, gradient) && parameter + gradient is "" ? "1" : $"{parameter} {gradient}".Trim();

    private static string Text(string symbol, double exponent) => exponent == 0 ? "" : exponent == 1 ? symbol : Invariant($"{symbol}^{exponent:R}");
}
