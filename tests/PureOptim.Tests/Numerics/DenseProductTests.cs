using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>The operation on a sum in a register is that on the sum of the row and the column that are named.</summary>
public sealed class DenseProductTests
{
    /// <summary>On few rows, whole blocks of rows, and more, as many columns as any kernel takes, with every rest.</summary>
    [Theory, InlineData(1), InlineData(7), InlineData(8), InlineData(9), InlineData(16), InlineData(21)]
    public void Every_sum_is_finished_as_that_of_its_place(int rows)
    {
        foreach (var columns in Enumerable.Range(1, 70).Append(96).Append(130))
        {
            AssertFinished<float>(rows, columns);
            AssertFinished<double>(rows, columns);
        }
    }

    /// <summary>The least number times -1/4 rounds to -0, which no register leaves so.</summary>
    [Fact]
    public void A_sum_that_vanishes_is_plus_zero_in_every_column()
    {
        foreach (var (rows, columns) in from rows in new[] { 1, 8 } from columns in Enumerable.Range(1, 70) select (rows, columns))
        {
            var result = new double[rows * columns];
            MatrixProduct.Multiply<double>([.. Enumerable.Repeat(double.Epsilon, rows)], [.. Enumerable.Repeat(-0.25, columns)], result, rows, 1, columns);
            Assert.All(result, value => Assert.Equal(0, BitConverter.DoubleToInt64Bits(value)));
        }
    }

    [Fact]
    public void An_overlap_is_refused_in_words()
    {
        var memory = new double[8];
        const string refusal = "The result of a matrix product must not overlap an operand. (Parameter 'result')";
        Assert.Equal(refusal, Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply<double>(memory.AsSpan(0, 4), new double[4], memory.AsSpan(3, 4), 2, 2, 2)).Message);
        Assert.Equal(refusal, Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply<double>(new double[4], memory.AsSpan(0, 4), memory.AsSpan(3, 4), 2, 2, 2)).Message);
    }

    /// <summary>Sums and what is added to them are integers below 2^24, so every one is exact.</summary>
    private static unsafe void AssertFinished<T>(int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int inner = 3, margin = 1 << 12;
        T[] left = [.. Enumerable.Range(0, rows * inner).Select(i => T.CreateChecked(i % 7 - 3))];
        T[] right = [.. Enumerable.Range(0, inner * columns).Select(i => T.CreateChecked(i % 11 - 5))];

        // Another number for each place, with room on both sides for a place that is not there.
        var added = new T[margin + rows * columns + margin];
        for (var i = 0; i < added.Length; i++) added[i] = T.CreateChecked(100 * (i + 1));
        var result = new T[rows * columns];
        fixed (T* a = left, b = right, c = result, d = added)
        {
            Product.Multiply<T, AddMatrix<T>>(
                new() { Left = a, LeftRow = inner, LeftInner = 1, Right = b, RightRow = columns, Result = c, ResultRow = columns, Rows = rows, Inner = inner, Columns = columns },
                new(d + margin, columns));
        }

        var expected =
            from row in Enumerable.Range(0, rows)
            from column in Enumerable.Range(0, columns)
            let sum = Enumerable.Range(0, inner).Sum(k => int.CreateChecked(left[row * inner + k]) * int.CreateChecked(right[k * columns + column]))
            select T.CreateChecked(sum + 100 * (margin + row * columns + column + 1));
        Assert.True(expected.SequenceEqual(result), $"{rows} rows of {columns} columns");
    }
}
