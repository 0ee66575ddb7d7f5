namespace PureOptim.Core;

/// <content>Products of matrices.</content>
internal sealed partial class TensorStepOf<E>
{
    /// <summary>The rows and columns of a block of a symmetric product. Those across the diagonal are computed whole: with smaller ones less, but the right operand is packed more often.</summary>
    private const int SymmetricBlock = 128;

    /// <summary>The columns that are copied to rows together, so that what is read for one row is still in a cache for the next.</summary>
    private const int MirroredColumns = 16;

    /// <inheritdoc/>
    internal override Vector Product(Vector left, Vector right, bool transposeRight)
    {
        var (rows, inner) = (left.Shape[0], left.Shape[1]);
        var (rightInner, columns) = transposeRight ? (right.Shape[1], right.Shape[0]) : (right.Shape[0], right.Shape[1]);
        if (inner != rightInner)
            throw new ArgumentException($"Matrices of shapes {TensorEntry.Describe(left.Shape)} and {TensorEntry.Describe(right.Shape)} have no such product.", nameof(right));
        var isSame = ReferenceEquals(left, right);
        var a = Values(left);
        var b = isSame ? a : Values(right);
        if (transposeRight) b = Transposed(b, columns, inner);
        var result = Room(rows * columns);
        if (isSame && transposeRight && rows >= 2 * SymmetricBlock && _kernel.FactorsCommute) Symmetric(a, b, result, rows, inner);
        else InShares(rows, (from, to) => _kernel.Multiply(a.AsSpan(from * inner, (to - from) * inner), b, result.AsSpan(from * columns, (to - from) * columns), to - from, inner, columns, first: 0));
        return new VectorNode.Stored<E>(this, [rows, columns], result);
    }

    /// <summary>
    /// A Aᵀ with half of the work: element (j, i) is copied from element (i, j). Both are sums of the same products in the same order, so that the bits are those of the whole product.
    /// </summary>
    private void Symmetric(E[] matrix, E[] transposed, E[] result, int order, int inner)
    {
        ForEachSymmetricBlock(order, (from, to) =>
            _kernel.Multiply(matrix.AsSpan(from * inner, (to - from) * inner), transposed, result.AsSpan(from * order, (to - from) * order), to - from, inner, order, from));
        ForEachSymmetricBlock(order, (from, to) =>
        {
            for (var first = 0; first < from; first += MirroredColumns)
            {
                for (var row = from; row < to; row++)
                {
                    for (var column = first; column < first + MirroredColumns; column++) result[row * order + column] = result[column * order + row];
                }
            }
        });
    }

    /// <summary>Deals blocks of rows to all threads, in turn and then in turn from the last thread on, for the first blocks have the longest rows right of the diagonal.</summary>
    private void ForEachSymmetricBlock(int order, Action<int, int> work)
    {
        var team = Input.Team;
        team.Run(thread =>
        {
            for (int block = 0, from = 0; from < order; block++, from += SymmetricBlock)
            {
                var (round, turn) = int.DivRem(block, team.Threads);
                if (thread == (int.IsEvenInteger(round) ? turn : team.Threads - 1 - turn)) work(from, int.Min(order, from + SymmetricBlock));
            }
        });
    }
}
