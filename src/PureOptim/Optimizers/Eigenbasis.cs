using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// The coordinates of <see cref="Soap"/>: on each side of a gradient, an average of its square and the eigenvectors of that average, as rows, which a power iteration lets follow it. A side without slots keeps its coordinates.
/// </summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Gradient">Its gradient, as a matrix.</param>
/// <param name="Share">The share 1 - β3 of a square in the averages.</param>
internal readonly record struct Eigenbasis(TensorStep Tensor, Vector Gradient, Scalar Share)
{
    private const string Left = nameof(Left), Right = nameof(Right), LeftBasis = nameof(LeftBasis), RightBasis = nameof(RightBasis);

    /// <summary>The slots of averages and eigenvectors of sides that are not longer than a length.</summary>
    internal static ImmutableArray<Slot> Slots(int longest)
    {
        var rows = SlotShape.RowSquare.Where(shape => shape.Length > 1 && shape[0] <= longest);
        var columns = SlotShape.ColumnSquare.Where(shape => shape.Length > 1 && shape[1..].Aggregate(1L, (count, size) => count * size) <= longest);
        return
        [
            Slot.Zero(Left, "L") with { Shape = rows }, Slot.Zero(Right, "R") with { Shape = columns },
            Slot.Zero(LeftBasis, "Q_L") with { Shape = rows }, Slot.Zero(RightBasis, "Q_R") with { Shape = columns },
        ];
    }

    /// <summary>Begins with the eigenvectors of the averages with the first gradient in them.</summary>
    internal void Begin()
    {
        foreach (var (side, basis, columns) in Sides()) Tensor.Keep(basis, Average(side, columns).Eigenvectors());
    }

    /// <summary>Takes the gradient into the averages; where the bases are to turn, does so by a step of power iteration, and returns the second moment in the new order of their rows.</summary>
    internal Vector Follow(Vector second, bool turns)
    {
        foreach (var (side, basis, columns) in Sides())
        {
            var matrix = Average(side, columns);
            if (!turns) continue;
            var power = Tensor[basis].Times(matrix);
            var sizes = (power * Tensor[basis]).RowMeans();
            Tensor.Keep(basis, power.RowsByFalling(sizes).OrthonormalRows());
            second = side == Left ? second.RowsByFalling(sizes) : second.Transposed().RowsByFalling(sizes).Transposed();
        }

        return second;
    }

    /// <summary>A matrix in the coordinates of the bases.</summary>
    internal Vector Into(Vector matrix)
    {
        if (Tensor.Has(LeftBasis)) matrix = Tensor[LeftBasis].Times(matrix);
        return Tensor.Has(RightBasis) ? matrix.TimesTransposed(Tensor[RightBasis]) : matrix;
    }

    /// <summary>A matrix in the coordinates of the bases, in those of the tensor.</summary>
    internal Vector OutOf(Vector matrix)
    {
        if (Tensor.Has(LeftBasis)) matrix = Tensor[LeftBasis].Transposed().Times(matrix);
        return Tensor.Has(RightBasis) ? matrix.Times(Tensor[RightBasis]) : matrix;
    }

    /// <summary>The sides that have a basis: the slots of the average and of the basis, and the matrix whose square is averaged.</summary>
    private IEnumerable<(string Side, string Basis, Vector Columns)> Sides()
    {
        if (Tensor.Has(Left)) yield return (Left, LeftBasis, Gradient);
        if (Tensor.Has(Right)) yield return (Right, RightBasis, Gradient.Transposed());
    }

    private Vector Average(string side, Vector columns) => Tensor.Keep(side, (Tensor[side] + Share * (columns.TimesTransposed(columns) - Tensor[side])).Stored());
}
