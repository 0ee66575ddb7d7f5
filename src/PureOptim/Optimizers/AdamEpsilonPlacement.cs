namespace PureOptim;

/// <summary>The place of ε in Adam. The two differ visibly while the correction is far from 1 and gradients are small.</summary>
public enum AdamEpsilonPlacement
{
    /// <summary>√v + ε, then the correction (the paper's ε-hat): Keras, TensorFlow, "Deep Learning from Scratch".</summary>
    BeforeCorrection,

    /// <summary>√(v / (1 - β2^t)) + ε, as in the paper's algorithm 1: PyTorch, Optax, burn, "Dive into Deep Learning".</summary>
    AfterCorrection,
}
