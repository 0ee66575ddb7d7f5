namespace PureOptim.Networks;

/// <summary>The activation functions of a layer.</summary>
public enum Activation
{
    /// <summary>Nothing: x.</summary>
    Identity,

    /// <summary>The rectifier: x where x is positive, else 0; NaN stays NaN. Its derivative at 0 is taken as 0.</summary>
    Relu,

    /// <summary>The logistic function 1 / (1 + e^-x).</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,
}
