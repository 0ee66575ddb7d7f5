using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>Vectors that nothing is lost by dividing by.</summary>
internal static class Divisors
{
    /// <summary>Numbers that are not negative, with 1 for 0: where what is divided is 0 too, 0/1 stands for 0/0.</summary>
    internal static Vector Of(Vector divisors) => Vector.IfLess(Vector.Min(divisors, 0), divisors, divisors, divisors + 1);

    /// <summary>A number that is not negative, with 1 for 0.</summary>
    internal static Scalar Of(Scalar divisor) => Scalar.IfZero(divisor, 1, divisor);

    /// <summary>The ratio of two norms, or 1 where one of them is 0.</summary>
    internal static Scalar Ratio(Scalar norm, Scalar other, Scalar ratio) => Scalar.IfZero(norm, 1, Scalar.IfZero(other, 1, ratio));

    /// <summary>A tensor over its norm, or a matrix over the norms of its columns, each taken to be at least a given number; 0 of 0.</summary>
    internal static Vector Normalized(Vector vector, Scalar least, bool byColumns) => byColumns && vector.Shape is [var rows, _]
        ? vector / Of(Vector.Max(vector.ColumnNorms(), least).InEachRow(rows))
        : vector / Of(Scalar.Max(vector.Norm(), least));

    /// <summary>1, -1 or 0, as an element is; NaN of NaN.</summary>
    internal static Vector SignOf(Vector vector)
    {
        var magnitudes = Vector.Abs(vector);
        return Vector.IfLess(Vector.Min(magnitudes, 0), magnitudes, Vector.IfLess(vector, Vector.Min(magnitudes, 0), 0 * magnitudes - 1, 0 * magnitudes + 1), vector);
    }
}
