namespace PureOptim;

/// <summary>What LAMB corrects for the moments' start at zero.</summary>
public enum LambCorrection
{
    /// <summary>Both moments, as Adam does: the paper, Optax, Keras.</summary>
    Moments,

    /// <summary>The rate, for the first moment alone: pytorch-optimizer.</summary>
    Rate,
}
