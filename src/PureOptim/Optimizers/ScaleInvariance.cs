using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>Weights whose length does not matter, as <see cref="AdamP"/> finds them: their gradient is at right angles to them.</summary>
internal static class ScaleInvariance
{
    /// <summary>The direction without its part along the rows, or along the matrix; null where the gradient is at right angles to neither.</summary>
    /// <param name="tensor">A matrix.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="threshold">δ, the cosine below which an angle counts as right.</param>
    internal static Vector? Tangent(TensorStep tensor, Vector direction, Scalar threshold)
    {
        var (parameter, gradient, columns) = (tensor.Parameter, tensor.Gradient, tensor.Shape[1]);
        var sizes = parameter.RowNorms().Stored();
        var excess = Vector.Abs(Products(gradient)) - threshold / Scalar.Sqrt(columns) * (sizes * gradient.RowNorms());
        if (Vector.Max(excess, 0).LargestMagnitude().Value == 0 && excess.LargestMagnitude().Value > 0)
            return direction - (Products(direction) / Divisors.Of(sizes * sizes)).InEachColumn(columns) * parameter;
        var size = parameter.Norm();
        var isAtRightAngles = Scalar.Abs(parameter.Dot(gradient)).Value < (threshold / Scalar.Sqrt(tensor.Length) * (size * gradient.Norm())).Value;
        return isAtRightAngles ? direction - parameter.Dot(direction) / (size * size) * parameter : null;

        // The sum of the products of each row.
        Vector Products(Vector vector) => columns * (parameter * vector).RowMeans();
    }
}
