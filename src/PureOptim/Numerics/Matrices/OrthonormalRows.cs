namespace PureOptim.Numerics;

/// <summary>Rows made orthonormal one after another, by Gram and Schmidt's method with repeated passes, in a fixed order: the QR decomposition of the transposed matrix.</summary>
internal static class OrthonormalRows
{
    private const int MostPasses = 4;

    /// <summary>
    /// Row i of the result is the part of row i that is at right angles to the rows before it, of length 1. The rows of the result are orthonormal even where those given are not independent: where rounding
    /// leaves nothing of a row, the unit vector of the column in which those before have the smallest sum of squares, the first of several, stands for it.
    /// </summary>
    /// <remarks>
    /// A row is multiplied by the power of two that brings its largest element near 1. A pass takes its product with each row before it, in their order, times that row off it; passes go on while the last has
    /// halved the length, four at most. What is no longer than n 2^-52 times the row is nothing, for n columns. Dot products and norms are those of <see cref="Reduction"/>. NaN in an element makes its row
    /// and those after it NaN.
    /// </remarks>
    /// <param name="matrix">The elements, row by row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, no smaller.</param>
    /// <param name="result">Receives the elements of the result.</param>
    internal static void Of(ReadOnlySpan<double> matrix, int rows, int columns, Span<double> result)
    {
        for (var k = 0; k < rows; k++)
        {
            var before = result[..(k * columns)];
            var row = result.Slice(k * columns, columns);
            matrix.Slice(k * columns, columns).CopyTo(row);
            var largest = Reduction.LargestMagnitude(row);
            if (largest != 0 && double.IsFinite(largest)) Multiply(row, Reduction.NormScale(largest));
            var (length, left) = (Reduction.Norm(row), Separate(row, before));
            if (left <= columns * double.ScaleB(length, -52))
            {
                row.Clear();
                row[Emptiest(before, columns)] = 1;
                left = Separate(row, before);
            }

            foreach (ref var element in row) element /= left;
        }
    }

    /// <summary>Takes off a row what lies along the rows before it, and returns the length of what is left.</summary>
    private static double Separate(Span<double> row, ReadOnlySpan<double> before)
    {
        var length = Reduction.Norm(row);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var last = length;
            for (var start = 0; start < before.Length; start += row.Length)
            {
                var other = before.Slice(start, row.Length);
                var share = Reduction.Dot(row, other);
                for (var i = 0; i < row.Length; i++) row[i] -= share * other[i];
            }

            length = Reduction.Norm(row);
            if (!(length < last / 2)) break;
        }

        return length;
    }

    /// <summary>The column with the smallest sum of squares.</summary>
    private static int Emptiest(ReadOnlySpan<double> rows, int columns)
    {
        var sums = new double[columns];
        for (var i = 0; i < rows.Length; i++) sums[i % columns] += rows[i] * rows[i];
        return sums.IndexOf(sums.Min());
    }

    private static void Multiply(Span<double> row, double scale)
    {
        foreach (ref var element in row) element *= scale;
    }
}
