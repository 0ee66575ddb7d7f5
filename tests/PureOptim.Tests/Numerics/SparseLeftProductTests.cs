using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>The operation on a sum in a register is that on the sum of the row and the column that are named; see also MatrixProductTests.</summary>
public sealed class SparseLeftProductTests
{
    /// <summary>Columns for every panel of every width, with rests; terms for less than a block, one, and more than one.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(5), InlineData(8)]
    public void Every_sum_is_finished_as_that_of_its_place(int rows)
    {
        foreach (var columns in new[] { 1, 10, 16, 17, 31, 50, 56, 60, 64, 65, 100, 112, 113, 120, 128, 130, 225 })
        {
            foreach (var inner in new[] { 0, 3, 64, 70, 200 })
            {
                AssertFinished<float>(rows, inner, columns);
                AssertFinished<double>(rows, inner, columns);
            }
        }
    }

    /// <summary>Sums and what is added to them are integers below 2^24, so every one is exact.</summary>
    private static unsafe void AssertFinished<T>(int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int margin = 1 << 12;
        var (row, leftRow) = (Product.Padded<T>(columns), (inner + 63) / 64 * 64);
        var (left, right, result, added) = (new T[rows * leftRow + 64], new T[inner * row], new T[rows * row], new T[margin + rows * row + margin]);
        var expected = new long[rows * columns];
        for (var k = 0; k < inner; k++)
        {
            // Two of three are zero, and the third is not in the same row for long.
            for (var i = 0; i < rows; i++) left[i * leftRow + k] = T.CreateChecked((k + i) % 3 == 0 ? (k + 2 * i) % 5 + 1 : 0);
            for (var j = 0; j < columns; j++) right[k * row + j] = T.CreateChecked((3 * k + j) % 11 - 5);
        }

        for (var i = 0; i < added.Length; i++) added[i] = T.CreateChecked(100 * (i + 1));
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var sum = 100L * (margin + i * row + j + 1);
                for (var k = 0; k < inner; k++) sum += (k + i) % 3 == 0 ? ((k + 2 * i) % 5 + 1) * ((3 * k + j) % 11 - 5) : 0;
                expected[i * columns + j] = sum;
            }
        }

        fixed (T* a = left, b = right, c = result, d = added)
        {
            SparseLeftProduct.Multiply<NumberRow<T>, T, AddMatrix<T>>(
                new()
                {
                    Left = new(a),
                    LeftRow = leftRow,
                    Right = b,
                    RightRow = row,
                    RightIsFinite = true,
                    Result = c,
                    ResultRow = row,
                    Rows = rows,
                    Inner = inner,
                    Columns = columns,
                },
                new(d + margin, row));
        }

        var actual = Enumerable.Range(0, rows).SelectMany(i => result.Skip(i * row).Take(columns)).Select(long.CreateChecked);
        Assert.True(expected.SequenceEqual(actual), $"{rows} rows of {columns} columns, {inner} terms");
    }
}
