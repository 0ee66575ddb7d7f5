using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

public sealed class SymmetricRootTests
{
    /// <summary>2^-53.</summary>
    private const double Roundoff = 1.1102230246251565e-16;

    // 16^(-1/4) = 1/2 and 81^(-1/4) = 1/3; 64^(-1/3) = 1/4; 32^(-1/5) = 1/2.
    [Theory]
    [InlineData(1, 4, 0.25, 0.5, 2)]
    [InlineData(2, 4, 0.5, 0.25, 16)]
    [InlineData(4, 16, 0.5, 1.0 / 3, 81)]
    [InlineData(3, 64, 0.25, 0.5, 8)]
    [InlineData(5, 32, 0.5, 1, 1)]
    public void A_diagonal_has_the_roots_of_its_numbers(int root, double first, double ofFirst, double ofSecond, double second)
    {
        var result = Inverse([first, 0, 0, second], 2, root);
        Assert.Equal(ofFirst, result[0], 1e-15);
        Assert.Equal(ofSecond, result[3], 1e-15);
        Assert.Equal([0, 0], result[1..3]);
    }

    // (5 4; 4 5) has 9 for (1, 1)/√2 and 1 for (1, -1)/√2: its inverse root has 1/3 and 1 there, and is (2 -1; -1 2)/3.
    [Fact]
    public void A_full_matrix_has_its_root_in_its_eigenvectors()
    {
        foreach (var (expected, actual) in new[] { 2.0 / 3, -1.0 / 3, -1.0 / 3, 2.0 / 3 }.Zip(Inverse([5, 4, 4, 5], 2, 2))) Assert.Equal(expected, actual, 1e-15);
    }

    [Fact]
    public void The_ridge_is_added_to_every_eigenvalue() => Assert.Equal([0.25, 0, 0, 0.5], Inverse([15, 0, 0, 3], 2, 2, ridge: 1));

    [Fact]
    public void A_matrix_of_zeros_without_a_ridge_has_the_root_0() => Assert.Equal(new double[9], Inverse(new double[9], 3, 4));

    // The eigenvalues are 1 and 0, of which the second counts as 2 · 2^-53: its root is 2^26.
    [Fact]
    public void An_eigenvalue_that_rounding_hides_counts_as_what_it_hides() => Assert.Equal([1, 0, 0, 1L << 26], Inverse([1, 0, 0, 0], 2, 2));

    [Fact]
    public void NaN_makes_the_root_NaN() => Assert.All(Inverse([1, 2, 2, double.NaN], 2, 4), element => Assert.True(double.IsNaN(element)));

    [Fact]
    public void The_root_is_symmetric_to_the_bit_and_its_power_the_inverse()
    {
        foreach (var order in new[] { 1, 2, 5, 9, 17 })
        {
            var drawn = SymmetricEigenTests.Drawn(order, 5);
            var (matrix, product) = (new double[order * order], new double[order * order]);
            MatrixProduct.Multiply<double>(drawn, drawn, matrix, order, order, order);
            for (var i = 0; i < order; i++) matrix[i * order + i] += 1;
            var root = Inverse(matrix, order, 2);
            for (var i = 0; i < order; i++)
                for (var j = 0; j < order; j++) Assert.Equal(root[i * order + j], root[j * order + i]);
            MatrixProduct.Multiply<double>(root, root, product, order, order, order);
            MatrixProduct.Multiply<double>(product, matrix, root, order, order, order);
            // The numbers of the matrix are below 20, and their eigenvalues at least 1.
            for (var i = 0; i < order; i++)
                for (var j = 0; j < order; j++) Assert.Equal(i == j ? 1 : 0, root[i * order + j], 1e-13);
        }
    }

    /// <summary>The exact root of (5 4; 4 5), and what is computed, are inside; the width is not much more than roundings make it.</summary>
    [Fact]
    public void In_intervals_the_root_is_inside()
    {
        var result = new Interval[4];
        SymmetricRoot.Inverse((ReadOnlySpan<Interval>)[5, 4, 4, 5], 2, 2, 0, result);
        foreach (var (interval, exact) in result.Zip([2.0 / 3, -1.0 / 3, -1.0 / 3, 2.0 / 3]))
        {
            Assert.True(interval.Contains(exact));
            Assert.InRange(interval.Width, 0, 1e-13);
        }
    }

    /// <summary>Roots of the ends of (4..9 0; 0 1..16), which are the inverse roots of numbers inside, are inside too.</summary>
    [Fact]
    public void In_wide_intervals_all_roots_are_inside()
    {
        var result = new Interval[4];
        SymmetricRoot.Inverse([Interval.Between(8.5, 9), 0, 0, Interval.Between(15.5, 16)], 2, 2, Interval.Between(0, 0.01), result);
        foreach (var number in new[] { 8.5, 9, 9.01 }) Assert.True(result[0].Contains(1 / double.Sqrt(number)));
        foreach (var number in new[] { 15.5, 16, 16.01 }) Assert.True(result[3].Contains(1 / double.Sqrt(number)));
        Assert.True(result[1].Contains(0));
        Assert.InRange(result[0].Width, 0, 0.2);
    }

    [Fact]
    public void In_intervals_a_singular_matrix_has_any_root()
    {
        var result = new Interval[4];
        SymmetricRoot.Inverse((ReadOnlySpan<Interval>)[1, 1, 1, 1], 2, 4, 0, result);
        Assert.All(result, interval => Assert.Equal(Interval.Everything, interval));
    }

    private static double[] Inverse(double[] matrix, int order, int root, double ridge = 0)
    {
        var result = new double[order * order];
        SymmetricRoot.Inverse(matrix, order, root, ridge, Roundoff, result);
        return result;
    }
}
