namespace PureOptim;

/// <summary>The ways to combine accumulated gradients into one.</summary>
public enum Accumulation
{
    /// <summary>Their mean, which is the gradient of the mean loss over batches of the same size.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}
