namespace PureOptim.Networks;

/// <summary>What a layer does with each of its sums.</summary>
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
