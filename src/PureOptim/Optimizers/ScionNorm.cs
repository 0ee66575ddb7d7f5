using PureOptim.Core;
using PureOptim.Numerics;

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

/// <summary>The directions that the norms allow.</summary>
internal static class ScionNorms
{
    /// <summary>The point of the ball of radius 1 that lies farthest along an average.</summary>
    /// <param name="norm">The norm.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="average">The average.</param>
    /// <param name="iterations">The number of iterations that make a matrix orthogonal.</param>
    /// <param name="rounds">Whether the result of each is rounded to bfloat16.</param>
    internal static Vector Farthest(this ScionNorm norm, TensorStep tensor, Vector average, int iterations, bool rounds)
    {
        if (norm == ScionNorm.LargestMagnitude) return Divisors.SignOf(average);
        if (tensor.Shape is [var rows, var columns])
        {
            return norm switch
            {
                ScionNorm.LargestMagnitudeOverColumns => Divisors.SignOf(average) / columns,
                ScionNorm.Columns => average / (Divisors.Of(average.ColumnNorms()) / double.Sqrt(rows)).InEachRow(rows),
                ScionNorm.Rows => average / (double.Sqrt(columns) * Divisors.Of(average.RowNorms())).InEachColumn(columns),
                _ => double.Sqrt((double)rows / columns) * NewtonSchulz.Orthogonal(tensor, average, _ => MuonCoefficients.Tuned.Of(0), iterations, 0, rounds),
            };
        }

        // Of a norm of 0 the average is 0, and 0/1 stands for 0/0.
        return norm == ScionNorm.LargestMagnitudeOverColumns ? Divisors.SignOf(average) : Scalar.Sqrt(tensor.Length) / Divisors.Of(average.Norm()) * average;
    }
}
