using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

public sealed class OrthonormalRowsTests
{
    // (3 4) has the direction (0.6 0.8); of (1 2) what is at right angles to it is (1 2) - 2.2 (0.6 0.8) = (-0.32 0.24), of the direction (-0.8 0.6).
    [Fact]
    public void Two_rows_are_those_of_the_textbook() => AssertNear([0.6, 0.8, -0.8, 0.6], Of([3, 4, 1, 2], 2, 2));

    [Fact]
    public void Signs_and_unit_vectors_stay() => Assert.Equal([-1, 0, 0, 0, 0, 1], Of([-2, 0, 0, 0, 0, 0.5], 2, 3));

    // Nothing is left of (0.2 0.4), twice (0.1 0.2) = 0.1 √5 (1 2)/√5; the row before has more in its second column, and of (1 0) what is at right angles to (1 2) is (4 -2)/5, of the direction (2 -1)/√5.
    [Fact]
    public void A_row_that_depends_on_those_before_gets_what_is_left()
    {
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1], Of([1, 0, 0, 2, 0, 0, 0, 0, 3], 3, 3));
        var fifth = double.Sqrt(0.2);
        AssertNear([fifth, 2 * fifth, 2 * fifth, -fifth], Of([0.1, 0.2, 0.2, 0.4], 2, 2));
    }

    [Fact]
    public void Rows_of_zeros_become_unit_vectors() => Assert.Equal([1, 0, 0, 0, 1, 0], Of(new double[6], 2, 3));

    // Each of n products rounds twice; the dot products add a few units more.
    [Fact]
    public void The_rows_are_orthonormal_and_span_what_those_before_span()
    {
        foreach (var (rows, columns) in new[] { (1, 1), (1, 7), (2, 2), (5, 9), (17, 17), (8, 33) })
        {
            double[] matrix = [.. SymmetricEigenTests.Drawn(columns, (ulong)rows).Take(rows * columns)];
            var made = Of(matrix, rows, columns);
            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < rows; j++)
                {
                    Assert.Equal(i == j ? 1 : 0, Dot(made, i, made, j), 1e-14);
                    // Row i is a sum of the first i rows made, the last of them with a factor that is not negative.
                    if (j > i) Assert.Equal(0, Dot(matrix, i, made, j), 1e-14 * columns);
                    if (j == i) Assert.True(Dot(matrix, i, made, j) > 0);
                }
            }

            double Dot(double[] left, int i, double[] right, int j) => Enumerable.Range(0, columns).Sum(k => left[i * columns + k] * right[j * columns + k]);
        }
    }

    /// <summary>Of a row that differs from the one before in its last digits only little is left, which is at right angles all the same.</summary>
    [Fact]
    public void Rows_that_are_nearly_the_same_become_orthonormal()
    {
        double[] matrix = [1, 1, 1, 1, 1, 1, 1, 1 + 1e-13, 1, 1, 1 + 1e-12, 1];
        var rows = Of(matrix, 3, 4);
        for (var i = 0; i < 3; i++)
            for (var j = 0; j < 3; j++) Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, 4).Sum(k => rows[i * 4 + k] * rows[j * 4 + k]), 1e-15);
    }

    [Fact]
    public void A_power_of_two_changes_no_bit()
    {
        var matrix = SymmetricEigenTests.Drawn(9, 3);
        foreach (var exponent in new[] { -1000, 3, 1000 }) Assert.Equal(Of(matrix, 9, 9), Of([.. matrix.Select(element => double.ScaleB(element, exponent))], 9, 9));
    }

    [Fact]
    public void NaN_stays_in_its_row_and_those_after()
    {
        var rows = Of([3, 4, 0, double.NaN, 1, 2, 0, 1, 0], 3, 3);
        AssertNear([0.6, 0.8, 0], rows[..3]);
        Assert.All(rows[3..], element => Assert.True(double.IsNaN(element)));
    }

    private static double[] Of(double[] matrix, int rows, int columns)
    {
        var result = new double[rows * columns];
        OrthonormalRows.Of(matrix, rows, columns, result);
        return result;
    }

    private static void AssertNear(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (wanted, number) in expected.Zip(actual)) Assert.Equal(wanted, number, 1e-15);
    }
}
