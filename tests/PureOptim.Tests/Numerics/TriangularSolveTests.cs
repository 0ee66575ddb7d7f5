using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

public sealed class TriangularSolveTests
{
    // x = (1 -2 3): x U = (2, 1 · 1 - 2 · 4, 1 · 0 - 2 · 5 + 3 · 0.5) for U = (2 1 0; 0 4 5; 0 0 0.5).
    [Fact]
    public void A_row_is_that_of_the_textbook() => Assert.Equal([1, -2, 3], Of([2, -7, -8.5], [2, 1, 0, 99, 4, 5, 99, 99, 0.5], 3));

    /// <summary>Small whole numbers and a diagonal of powers of two: nothing rounds, in lanes or beside them.</summary>
    [Theory, InlineData(1), InlineData(8), InlineData(9), InlineData(40)]
    public void Products_with_the_triangle_are_undone(int order)
    {
        var upper = new double[order * order];
        for (var i = 0; i < order; i++)
            for (var j = i; j < order; j++) upper[i * order + j] = i == j ? (i % 3 + 1) / 3 + 1 : (i * 7 + j * 3) % 5 - 2;
        double[] rows = [.. Enumerable.Range(0, 3 * order).Select(i => (double)(i * i % 11 - 5))];
        var products = new double[3 * order];
        for (var row = 0; row < 3; row++)
            for (var j = 0; j < order; j++)
                for (var k = 0; k <= j; k++) products[row * order + j] += rows[row * order + k] * upper[k * order + j];
        Assert.Equal(rows, Of(products, upper, order));
    }

    // The products are subtracted first to last, each rounded: 1 - 2^-54 is 1, and so is 1 - 2^-54 again, where 1 - 2^-53 would not be.
    [Fact]
    public void The_order_is_that_of_the_columns()
    {
        var half = double.ScaleB(1, -54);
        Assert.Equal([half, half, 1], Of([half, half, 1], [1, 0, 1, 0, 1, 1, 0, 0, 1], 3));
    }

    private static double[] Of(double[] rows, double[] upper, int order)
    {
        double[] solved = [.. rows];
        TriangularSolve.FromRight(solved, upper, order);
        return solved;
    }
}
