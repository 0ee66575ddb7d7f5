using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>Averages of squares of a matrix, of which those of rows and of columns are kept, whose product over their mean stands for the matrix: as in <see cref="Adafactor"/> and <see cref="Came"/>.</summary>
internal static class FactoredSquares
{
    /// <summary>One over the root of an average; 0 of 0, which an average of squares is only where all of them vanish.</summary>
    internal static Vector InverseRoot(Vector average) => Vector.IfLess(Vector.Min(average, 0), average, 1 / Vector.Sqrt(average), average);

    /// <summary>A matrix over the roots of the averages of its rows and columns, one after the other: their product may be beyond all numbers where an element is 0.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="rowSlot">The slot of the averages of rows.</param>
    /// <param name="columnSlot">The slot of the averages of columns.</param>
    /// <param name="beta">The decay of both.</param>
    /// <param name="squares">The squares that they take in.</param>
    internal static Vector Scaled(TensorStep tensor, Vector matrix, string rowSlot, string columnSlot, Scalar beta, Vector squares)
    {
        squares = squares.Stored();
        var rows = tensor.Keep(rowSlot, (beta * tensor[rowSlot] + (1 - beta) * squares.RowMeans()).Stored());
        var columns = tensor.Keep(columnSlot, (beta * tensor[columnSlot] + (1 - beta) * squares.ColumnMeans()).Stored());
        return InverseRoot(rows / Divisors.Of(rows.Mean())).InEachColumn(tensor.Shape[1]) * matrix * InverseRoot(columns).InEachRow(tensor.Shape[0]);
    }

    /// <summary>The gradient over the root of the average of its squares, as in <see cref="Adafactor"/>: of a matrix that is factored, of the product of the averages of rows and columns.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="squares">The squares that the averages take in.</param>
    /// <param name="weight">Their weight.</param>
    /// <param name="meanFloor">The least that the mean of the averages of rows is taken for.</param>
    /// <param name="momentFloor">The least that an average is taken for; 0 for none.</param>
    internal static Vector Quotient(TensorStep tensor, Vector squares, Scalar weight, Scalar meanFloor, Scalar momentFloor)
    {
        if (!tensor.Has("Rows")) return Over(tensor.Keep("SecondMoment", Average("SecondMoment", squares)));
        squares = squares.Stored();
        var rows = tensor.Keep("Rows", Average("Rows", squares.RowMeans()).Stored());
        var columns = tensor.Keep("Columns", Average("Columns", squares.ColumnMeans()).Stored());
        return Over((rows / Scalar.Max(rows.Mean(), meanFloor)).Outer(columns));

        Vector Over(Vector moment) => tensor.Gradient / Vector.Sqrt(momentFloor.Value == 0 ? moment : Vector.Max(moment, tensor.Positive(momentFloor)));

        Vector Average(string slot, Vector now) => tensor[slot] + weight * (now - tensor[slot]);
    }
}
