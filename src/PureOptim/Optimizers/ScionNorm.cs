namespace PureOptim;

/// <summary>The ball in which Scion takes the point that is farthest down its averaged gradient.</summary>
public enum ScionNorm
{
    /// <summary>Of a matrix the spectral norm, for weights of shape (outputs, inputs); of other tensors the root of the mean of squares. For hidden layers and biases.</summary>
    Spectral,

    /// <summary>The largest magnitude: every coordinate is at a corner. For first and last layers.</summary>
    LargestMagnitude,
}
