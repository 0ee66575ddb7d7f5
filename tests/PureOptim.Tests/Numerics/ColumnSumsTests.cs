using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>The sums of a matrix's columns have the bits of the columns' own sums, wherever they lie among the others.</summary>
public sealed class ColumnSumsTests
{
    /// <summary>Rows around the splits of the tree and the rests of its lanes; columns around the widths of registers and panels.</summary>
    public static TheoryData<int, int> Shapes => new()
    {
        { 0, 3 }, { 1, 1 }, { 2, 200 }, { 15, 7 }, { 16, 8 }, { 17, 9 }, { 100, 63 }, { 1023, 5 }, { 1024, 64 }, { 1025, 65 }, { 2049, 17 }, { 3000, 129 }, { 5000, 3 },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Each_is_the_sum_of_its_column(int rows, int columns)
    {
        Check(rows, columns, number => number, Reduction.Sum);
        Check(rows, columns, number => (float)number, Reduction.Sum);
    }

    private delegate double SumOf<T>(ReadOnlySpan<T> values);

    private static void Check<T>(int rows, int columns, Func<double, T> of, SumOf<T> expected)
        where T : unmanaged, INumber<T>
    {
        T[] matrix = [.. Enumerable.Range(0, rows * columns).Select(i => of(RandomKey.FromSeed(1).Normal<double>((ulong)i) * double.ScaleB(1, i % 40 - 20)))];
        // A column of zeros below 0, one that is no number, and one that overflows on the way.
        for (var row = 0; row < rows; row++) matrix[row * columns] = of(-0.0);
        if (rows > 2 && columns > 4) matrix[columns + 1] = of(double.NaN);
        if (rows > 2 && columns > 4) (matrix[2], matrix[columns + 2]) = (of(double.PositiveInfinity), of(double.NegativeInfinity));
        foreach (var (from, count) in new[] { (0, columns), (columns / 3, columns - columns / 3), (columns / 2, int.Min(1, columns)) })
        {
            var sums = new double[count];
            ColumnSums.Of<T>(matrix, columns, from, sums);
            for (var i = 0; i < count; i++)
            {
                var column = Enumerable.Range(0, rows).Select(row => matrix[row * columns + from + i]).ToArray();
                Assert.Equal(BitConverter.DoubleToInt64Bits(expected(column)), BitConverter.DoubleToInt64Bits(sums[i]));
            }
        }
    }
}
