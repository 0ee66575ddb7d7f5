using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The factors of <see cref="Kron"/>, triangular or diagonal, and how they follow gradients.</summary>
internal static class KronFactors
{
    /// <summary>The factors after an update.</summary>
    /// <param name="factors">The factors before.</param>
    /// <param name="gradients">The gradients that they follow.</param>
    /// <param name="draws">As many numbers, drawn from the standard normal distribution.</param>
    /// <param name="rate">μ.</param>
    /// <param name="epsilonIn">ε where numbers are divided by another.</param>
    internal static ImmutableArray<Vector> Updated(ImmutableArray<Vector> factors, Vector gradients, Vector draws, Scalar rate, Func<Scalar, Scalar> epsilonIn)
    {
        var known = Both(factors, gradients, Times).Stored();
        var drawn = Both(factors, draws.AsRows(gradients.Shape[0]), InverseTransposedTimes).Stored();
        // Only quotients of their squares matter, which are far from the ends of the numbers so.
        Scalar unit = PowerBelow(double.Max(known.LargestMagnitude().Value, drawn.LargestMagnitude().Value)), epsilon = epsilonIn(unit);
        (known, drawn) = ((known / unit).Stored(), (drawn / unit).Stored());
        return [.. factors.Select((factor, side) => (side == 0 ? Moved(factor, known, drawn) : Moved(factor, known.Transposed(), drawn.Transposed())).Stored())];

        Vector Moved(Vector factor, Vector known, Vector drawn)
        {
            if (factor.Shape.Length == 1)
            {
                Vector squares = SumsOfSquares(known), expected = SumsOfSquares(drawn);
                return factor - rate * (squares - expected) / NonZero((squares + expected).LargestMagnitude() + epsilon) * factor;
            }

            Vector products = known.TimesTransposed(known), wanted = drawn.TimesTransposed(drawn);
            return factor - (rate * (products - wanted).UpperTriangle() / NonZero(LargestEigenvalue(products + wanted) + epsilon)).Times(factor);
        }
    }

    /// <summary>The authors' lower bound of the largest eigenvalue of a matrix S that is symmetric and has none below 0: seldom below it by more than √2.</summary>
    private static Scalar LargestEigenvalue(Vector matrix)
    {
        var largest = matrix.LargestMagnitude();
        var scaled = (matrix / NonZero(largest)).Stored();
        var direction = scaled.RowsByFalling(scaled.RowNorms()).FirstRows(1).Times(scaled);
        return largest * (direction.Times(scaled).Norm() / NonZero(direction.Norm()));
    }

    /// <summary>Two factors with largest elements of about the same size.</summary>
    internal static ImmutableArray<Vector> Balanced(ImmutableArray<Vector> factors)
    {
        if (factors is not [var left, var right]) return factors;
        var exponent = (double.ILogB(PowerBelow(left.LargestMagnitude().Value)) - double.ILogB(PowerBelow(right.LargestMagnitude().Value))) / 2;
        Scalar power = double.ScaleB(1, exponent);
        return [(left / power).Stored(), (power * right).Stored()];
    }

    /// <summary>A multiple of the identity.</summary>
    internal static Vector Identity(Vector zeros, Scalar scale)
    {
        var filled = 0 * zeros + scale;
        return (zeros.Shape.Length == 1 ? filled : filled.UpperTriangle() - filled.UpperTriangle(1)).Stored();
    }

    /// <summary>What a function of a factor does to the columns of a matrix, and then with the other factor to its rows.</summary>
    internal static Vector Both(ImmutableArray<Vector> factors, Vector matrix, Func<Vector, Vector, Vector> change) =>
        factors is [var left, var right] ? change(right, change(left, matrix).Transposed()).Transposed() : change(factors[0], matrix);

    /// <summary>A factor, or the diagonal of one, times a matrix.</summary>
    internal static Vector Times(Vector factor, Vector matrix) => factor.Shape.Length == 1 ? factor.InEachColumn(matrix.Shape[1]) * matrix : factor.Times(matrix);

    /// <summary>The transposed factor times a matrix.</summary>
    internal static Vector TransposedTimes(Vector factor, Vector matrix) => factor.Shape.Length == 1 ? Times(factor, matrix) : factor.Transposed().Times(matrix);

    private static Vector InverseTransposedTimes(Vector factor, Vector matrix) =>
        factor.Shape.Length == 1 ? matrix / factor.InEachColumn(matrix.Shape[1]) : matrix.Transposed().TimesInverse(factor).Transposed();

    private static Vector SumsOfSquares(Vector matrix) => matrix.Shape[1] * (matrix * matrix).RowMeans();

    /// <summary>The power of two at or below a number above 0; 1 for 0 and what is not finite.</summary>
    private static double PowerBelow(double number) => number > 0 && double.IsFinite(number) ? double.ScaleB(1, double.ILogB(number)) : 1;

    /// <summary>A number that is not negative, with 1 for 0: where what is divided is 0 too.</summary>
    private static Scalar NonZero(Scalar number) => Scalar.IfLess(0, number, number, 1);
}
