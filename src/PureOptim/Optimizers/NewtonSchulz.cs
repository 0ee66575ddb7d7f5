using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The iteration that makes a matrix orthogonal, by products alone.</summary>
internal static class NewtonSchulz
{
    /// <summary>Why an optimizer that iterates so refuses a tensor.</summary>
    internal const string Fault = "works on matrices only; give other tensors to another optimizer, by groups";

    /// <summary>X = M / (‖M‖ + ε), and then, a number of times, A = X Xᵀ and X = a X + (b A + c A A) X.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="matrix">M.</param>
    /// <param name="coefficients">a, b and c of an iteration, counted from 0.</param>
    /// <param name="iterations">The number of iterations.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="roundsToBfloat16">Whether every result is rounded to bfloat16.</param>
    /// <param name="preconditioning">What X is divided by after ‖M‖.</param>
    internal static Vector Orthogonal(
        TensorStep tensor,
        Vector matrix,
        Func<int, (Scalar A, Scalar B, Scalar C)> coefficients,
        int iterations,
        Scalar epsilon,
        bool roundsToBfloat16 = false,
        MuonPreconditioning preconditioning = MuonPreconditioning.Frobenius)
    {
        var isTall = tensor.Shape[0] > tensor.Shape[1];
        var x = Rounded(isTall ? matrix.Transposed() : matrix).Stored();
        var norm = roundsToBfloat16 ? BFloat16.Round((float)x.Norm().Value) : x.Norm();
        norm = tensor.Positive(norm + epsilon);
        x = Rounded(x / Divisors.Of(norm)); // A norm of 0 is that of 0, and 0/1 stands for 0/0.
        if (preconditioning != MuonPreconditioning.Frobenius) x = Rounded(Preconditioned(x.Stored(), int.Min(tensor.Shape[0], tensor.Shape[1]), int.Max(tensor.Shape[0], tensor.Shape[1]), preconditioning == MuonPreconditioning.AlmostOrthogonal));
        for (var i = 0; i < iterations; i++)
        {
            var (a, b, c) = coefficients(i);
            x = x.Stored();
            var square = Rounded(x.TimesTransposed(x)).Stored();
            x = Rounded(a * x + Rounded(b * square + c * square.TimesTransposed(square)).Times(x)); // A is symmetric to the last bit: A A = A Aᵀ.
        }

        return isTall ? x.Transposed() : x;

        Vector Rounded(Vector vector) => roundsToBfloat16 ? Vector.ToBFloat16(vector) : vector;
    }

    /// <summary>X over the root of the norm of X Xᵀ, or each row over that of the sum of the magnitudes of its products with all rows. Of length 1 it neither over- nor underflows there.</summary>
    private static Vector Preconditioned(Vector x, int rows, int columns, bool byRows)
    {
        var square = x.TimesTransposed(x).Stored();
        if (byRows) return x / Divisors.Of(Vector.Sqrt(rows * Vector.Abs(square).RowMeans())).InEachColumn(columns);
        var root = Scalar.Sqrt(square.Norm());
        return x / Divisors.Of(root);
    }

    /// <summary>A direction with 0.2 as the root of the mean of its squares, about that of AdamW's; of 0 it is 0.</summary>
    internal static Vector LikeAdamW(Vector direction)
    {
        var norm = direction.Norm();
        return 0.2 * Scalar.Sqrt(direction.Length) / Divisors.Of(norm) * direction;
    }
}
