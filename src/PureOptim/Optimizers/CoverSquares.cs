using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>Sums of squares of a matrix of which <see cref="Sm3"/> keeps the largest of each row and of each column, and takes the smaller of the two to be that of an element.</summary>
internal static class CoverSquares
{
    /// <summary>The slots: of a matrix two lines, of another tensor all squares.</summary>
    internal static ImmutableArray<Slot> Slots { get; } =
    [
        Slot.Zero("Rows", "R") with { Shape = SlotShape.Rows },
        Slot.Zero("Columns", "C") with { Shape = SlotShape.Columns },
        Slot.Zero("SumOfSquares", "ν", @"\nu") with { Shape = SlotShape.Tensor.Where(shape => shape.Length != 2) },
    ];

    /// <summary>ν with the gradient in it, of which the largest of each row and of each column are kept.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="beta">The decay of the squares; where it is 0, they are summed.</param>
    internal static Vector Of(TensorStep tensor, Scalar beta)
    {
        var (isSum, squares) = (beta.Value == 0, tensor.Gradient * tensor.Gradient);
        if (!isSum) squares = (1 - beta) * squares;
        if (!tensor.Has("Rows"))
        {
            var before = tensor["SumOfSquares"];
            var after = (isSum ? before : beta * before) + squares;
            tensor.Keep("SumOfSquares", isSum ? after : Vector.Max(before, after));
            return after;
        }

        var (rows, columns) = (tensor["Rows"], tensor["Columns"]);
        var least = Vector.Min(rows.InEachColumn(tensor.Shape[1]), columns.InEachRow(tensor.Shape[0]));
        var sum = ((isSum ? least : beta * least) + squares).Stored();
        tensor.Keep("Rows", Largest(rows, sum.RowLargestMagnitudes()));
        tensor.Keep("Columns", Largest(columns, sum.ColumnLargestMagnitudes()));
        return sum;

        Vector Largest(Vector before, Vector now) => (isSum ? now : Vector.Max(before, now)).Stored();
    }
}
