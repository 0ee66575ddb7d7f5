using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>How the factors of <see cref="Kron"/> follow gradients.</summary>
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
        var known = KronFactor.Both(factors, gradients, KronFactor.Times).Stored();
        var drawn = KronFactor.Both(factors, draws.AsRows(gradients.Shape[0]), KronFactor.InverseTransposedTimes).Stored();
        // Only quotients of their squares matter, which are far from the ends of the numbers so.
        Scalar unit = KronFactor.PowerBelow(double.Max(known.LargestMagnitude().Value, drawn.LargestMagnitude().Value)), epsilon = epsilonIn(unit);
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

    private static Vector SumsOfSquares(Vector matrix) => matrix.Shape[1] * (matrix * matrix).RowMeans();

    /// <summary>A number that is not negative, with 1 for 0: where what is divided is 0 too.</summary>
    private static Scalar NonZero(Scalar number) => Scalar.IfLess(0, number, number, 1);
}
