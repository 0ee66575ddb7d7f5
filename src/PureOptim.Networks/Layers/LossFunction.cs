namespace PureOptim.Networks;

/// <summary>The loss functions of a network.</summary>
public enum LossFunction
{
    /// <summary>The class of each example, by the softmax cross-entropy: log Σ e^(z - max z) - (z_label - max z).</summary>
    SoftmaxCrossEntropy,

    /// <summary>Target numbers of each example, one for each output, by the mean squared error: the mean of (z - y)² over outputs and examples.</summary>
    MeanSquaredError,
}
