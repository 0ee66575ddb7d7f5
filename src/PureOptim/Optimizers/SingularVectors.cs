using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim;

/// <summary>The singular vectors in whose space <see cref="GaLore"/> moves a matrix, and the slots of that space.</summary>
internal static class SingularVectors
{
    /// <summary>The slots of the vectors, as rows, and of moments in their space; a tensor that is no matrix has moments of its own shape.</summary>
    /// <param name="rank">The largest number of vectors.</param>
    internal static ImmutableArray<Slot> Slots(int rank)
    {
        var moments = SlotShape.Of("projected", shape => shape is [var rows, var columns] ? [int.Min(rank, int.Min(rows, columns)), int.Min(rows, columns)] : shape);
        return
        [
            Slot.Zero("Projector", "P") with { Shape = SlotShape.Of("projector", shape => shape is [var rows, var columns] ? [int.Min(rank, int.Min(rows, columns)), int.Max(rows, columns)] : null) },
            Slot.Zero("FirstMoment", "m") with { Shape = moments },
            Slot.Zero("SecondMoment", "v") with { Shape = moments },
        ];
    }

    /// <summary>
    /// The left singular vectors of a gradient as rows: the products of the matrix with those on the right, the eigenvectors of its smaller square, made orthonormal again; each with the sign that agrees with the one before.
    /// </summary>
    /// <param name="gradient">The gradient, with at least as many rows as columns.</param>
    /// <param name="before">The vectors that they replace.</param>
    internal static Vector Of(Vector gradient, Vector before)
    {
        var transposed = gradient.Transposed();
        var rows = transposed.TimesTransposed(transposed).Eigenvectors().FirstRows(before.Shape[0]).Times(transposed).OrthonormalRows();
        var agreement = (rows * before).RowMeans();
        var zeros = Vector.Min(Vector.Abs(agreement), 0);
        return Vector.IfLess(agreement, zeros, zeros - 1, zeros + 1).InEachColumn(rows.Shape[1]) * rows;
    }
}
