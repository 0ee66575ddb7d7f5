using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>A factor of <see cref="Kron"/>: an upper triangular matrix, or the diagonal of one.</summary>
internal static class KronFactor
{
    /// <summary>The slots of the factors of a tensor's first dimension and of all others; a side longer than a length has a diagonal one.</summary>
    internal static ImmutableArray<Slot> Slots(int longest)
    {
        return
        [
            Slot.Zero("Left", "Q_L") with { Shape = SlotShape.Of("left factor", shape => Shape(shape is [var rows, ..] ? rows : 1, shape)) },
            Slot.Zero("Right", "Q_R") with { Shape = SlotShape.Of("right factor", shape => shape.Length > 1 ? Shape(shape[1..].Aggregate(1, (count, size) => checked(count * size)), shape) : null) },
        ];

        ImmutableArray<int> Shape(int side, ImmutableArray<int> shape) => shape.Length > 1 && side > 1 && side <= longest ? [side, side] : [side];
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

    /// <summary>The inverse of the transposed factor times a matrix.</summary>
    internal static Vector InverseTransposedTimes(Vector factor, Vector matrix) =>
        factor.Shape.Length == 1 ? matrix / factor.InEachColumn(matrix.Shape[1]) : matrix.Transposed().TimesInverse(factor).Transposed();

    /// <summary>The power of two at or below a number above 0; 1 for 0 and what is not finite.</summary>
    internal static double PowerBelow(double number) => number > 0 && double.IsFinite(number) ? double.ScaleB(1, double.ILogB(number)) : 1;
}
