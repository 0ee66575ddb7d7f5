namespace PureOptim;

/// <summary>The bias correction of AMSGrad's moments, which start at 0.</summary>
public enum AmsGradCorrection
{
    /// <summary>None, as in the paper: then the divisor of a coordinate never falls.</summary>
    None,

    /// <summary>Of the first moment, and of the largest second moment once it is found: PyTorch, Keras, burn. The divisor falls as the correction fades.</summary>
    AfterMaximum,

    /// <summary>Of both moments, and the largest corrected second moment is kept: Optax. The divisor never falls.</summary>
    BeforeMaximum,
}
