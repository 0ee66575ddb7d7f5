namespace PureOptim;

/// <summary>What becomes of the gradients that are accumulated for one step.</summary>
public enum Accumulation
{
    /// <summary>Their mean, which is the gradient of the mean loss over batches of the same size.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}
