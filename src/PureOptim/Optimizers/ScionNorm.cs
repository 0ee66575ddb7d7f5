namespace PureOptim;

/// <summary>The ball in which Scion takes the point that is farthest down its averaged gradient.</summary>
public enum ScionNorm
{
    /// <summary>Of a matrix the spectral norm, for weights of shape (outputs, inputs); of other tensors the root of the mean of squares. For hidden layers and biases.</summary>
    Spectral,

    /// <summary>The largest magnitude: every coordinate is at a corner. For first and last layers.</summary>
    LargestMagnitude,

    /// <summary>The largest magnitude, of a matrix times its columns, for weights of shape (outputs, inputs). For last layers.</summary>
    LargestMagnitudeOverColumns,

    /// <summary>The largest root of the mean of squares of a column, of a matrix; of other tensors that of all. For first layers of one input at a time.</summary>
    Columns,

    /// <summary>The largest norm of a row times the root of its length, of a matrix; of other tensors the root of the mean of squares. For last layers.</summary>
    Rows,
}
