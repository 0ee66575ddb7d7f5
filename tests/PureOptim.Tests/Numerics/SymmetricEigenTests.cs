using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

public sealed class SymmetricEigenTests
{
    /// <summary>Sizes around those of registers, and larger.</summary>
    private static readonly int[] _orders = [0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 40];

    // (2 1; 1 2): 3 for (1, 1)/√2 and 1 for (1, -1)/√2.
    [Fact]
    public void A_matrix_of_two_rows_is_that_of_the_textbook()
    {
        var (values, vectors) = Decompose([2, 1, 1, 2], 2);
        AssertNear([3, 1], values, 4e-16);
        var half = double.Sqrt(0.5);
        AssertNear([half, half, half, -half], vectors, 4e-16);
    }

    [Fact]
    public void A_diagonal_matrix_is_put_in_falling_order_to_the_bit()
    {
        var (values, vectors) = Decompose([-2, 0, 0, 0, 0.3, 0, 0, 0, 1e-200], 3);
        Assert.Equal([0.3, 1e-200, -2], values);
        Assert.Equal([0, 1, 0, 0, 0, 1, 1, 0, 0], vectors);
    }

    [Fact]
    public void One_number_is_its_own_eigenvalue()
    {
        var (values, vectors) = Decompose([-7], 1);
        Assert.Equal([-7], values);
        Assert.Equal([1], vectors);
    }

    [Fact]
    public void A_matrix_of_zeros_keeps_the_unit_vectors()
    {
        var (values, vectors) = Decompose(new double[9], 3);
        Assert.Equal([0, 0, 0], values);
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1], vectors);
    }

    // numpy.linalg.eigvalsh (numpy 2, float64): Hilbert's matrix 1/(i + j + 1) of order 6, Wilkinson's W7+, and integers (7 (i + j)) mod 11 - 5 + (i j) mod 5 of order 9, which has negative eigenvalues too. LAPACK's
    // and these are each within n 2^-53 of the largest.
    [Theory]
    [InlineData("Hilbert", 6, 1.618899858924339, 0.24236087057520933, 0.016321521319875815, 0.000615748354182639, 1.257075712262841e-05, 1.0827994844532908e-07)]
    [InlineData("Wilkinson", 7, 3.7615571818318907, 3.7320508075688776, 2.363328237932683, 2.0, 0.9999999999999999, 0.2679491924311232, -1.1248854197645741)]
    [InlineData("integers", 9, 18.990423383997637, 17.14741069229879, 8.669369069244512, 6.722392837368209, 0.02925287585831033, -2.962579799542405, -5.068651583478868, -10.047104881774844, -17.48051259397136)]
    public void Eigenvalues_are_those_of_numpy(string name, int order, params double[] recorded)
    {
        var matrix = new double[order * order];
        for (var i = 0; i < order; i++)
        {
            for (var j = 0; j < order; j++)
            {
                matrix[i * order + j] = name switch
                {
                    "Hilbert" => 1.0 / (i + j + 1),
                    "Wilkinson" => i == j ? int.Abs(3 - i) : int.Abs(i - j) == 1 ? 1 : 0,
                    _ => 7 * (i + j) % 11 - 5 + i * j % 5,
                };
            }
        }

        AssertNear(recorded, Decompose(matrix, order).Values, order * double.ScaleB(double.Max(recorded[0], -recorded[^1]), -52));
    }

    // Each of some six sweeps adds roundings of 2^-53 to every element, n in a line: 20 n 2^-53 is three times that.
    [Fact]
    public void The_product_with_the_vectors_is_that_with_the_values_and_the_vectors_are_orthonormal()
    {
        foreach (var order in _orders)
        {
            foreach (var matrix in new[] { Drawn(order, 3), OfRank(order, 2), OfRank(order, 0) })
            {
                var (values, vectors) = Decompose(matrix, order);
                var size = values.Select(double.Abs).DefaultIfEmpty().Max();
                var tolerance = 20 * order / (double)(1L << 53);
                for (var i = 0; i < order; i++)
                {
                    if (i > 0) Assert.True(values[i - 1] >= values[i]);
                    for (var j = 0; j < order; j++)
                    {
                        double product = 0, dot = i == j ? -1 : 0;
                        for (var k = 0; k < order; k++)
                        {
                            product += matrix[j * order + k] * vectors[i * order + k];
                            dot += vectors[i * order + k] * vectors[j * order + k];
                        }

                        Assert.InRange(product - values[i] * vectors[i * order + j], -tolerance * size, tolerance * size);
                        Assert.InRange(dot, -tolerance, tolerance);
                    }

                    var row = vectors.AsSpan(i * order, order).ToArray();
                    Assert.Equal(row.Max(double.Abs), row.First(element => double.Abs(element) == row.Max(double.Abs)));
                }
            }
        }
    }

    /// <summary>I + 4 u uᵀ with u of length 1 has the eigenvalue 5 once, and else 1.</summary>
    [Fact]
    public void Eigenvalues_may_be_equal()
    {
        var u = new[] { 0.36, 0.8, -0.48, 0 };
        var (values, vectors) = Decompose([.. from i in Enumerable.Range(0, 4) from j in Enumerable.Range(0, 4) select (i == j ? 1 : 0) + 4 * u[i] * u[j]], 4);
        AssertNear([5, 1, 1, 1], values, 2e-15);
        AssertNear(u, vectors[..4], 1e-15);
    }

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_makes_everything_NaN(double element)
    {
        foreach (var order in _orders.Where(order => order > 0))
        {
            var matrix = Drawn(order, 1);
            matrix[order - 1] = element;
            var (values, vectors) = Decompose(matrix, order);
            Assert.All(values, value => Assert.True(double.IsNaN(value)));
            Assert.All(vectors, value => Assert.True(double.IsNaN(value)));
        }
    }

    [Theory, InlineData(-1000), InlineData(-101), InlineData(3), InlineData(1000)]
    public void A_power_of_two_scales_the_values_and_leaves_the_vectors(int exponent)
    {
        var (matrix, order) = (Drawn(9, 4), 9);
        var (values, vectors) = Decompose(matrix, order);
        var (scaled, same) = Decompose([.. matrix.Select(element => double.ScaleB(element, exponent))], order);
        Assert.Equal(vectors, same);
        Assert.Equal(values.Select(value => double.ScaleB(value, exponent)), scaled);
    }

    [Fact]
    public void Only_the_elements_on_and_above_the_diagonal_are_read()
    {
        var whole = Drawn(9, 2);
        var half = whole.ToArray();
        for (var i = 0; i < 9; i++)
            for (var j = 0; j < i; j++) half[i * 9 + j] = double.NaN;
        Assert.Equal(Decompose(whole, 9).Vectors, Decompose(half, 9).Vectors);
    }

    /// <summary>The bits are those of the documented order, one number at a time, whatever registers the machine has.</summary>
    [Fact]
    public void The_bits_are_those_of_the_documented_order()
    {
        foreach (var order in _orders)
        {
            var matrix = Drawn(order, 7);
            var (values, vectors) = Decompose(matrix, order);
            var (expected, rows) = OneByOne(matrix, order);
            Assert.Equal(expected, values);
            Assert.Equal(rows, vectors);
        }
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        Assert.Equal("matrix has 3 elements where the order asks for 4. (Parameter 'matrix')", Refusal(3, 2, 4));
        Assert.Equal("values has 3 elements where the order asks for 2. (Parameter 'values')", Refusal(4, 3, 4));
        Assert.Equal("vectors has 5 elements where the order asks for 4. (Parameter 'vectors')", Refusal(4, 2, 5));

        static string Refusal(int matrix, int values, int vectors) =>
            Assert.Throws<ArgumentException>(() => SymmetricEigen.Decompose(new double[matrix], 2, new double[values], new double[vectors])).Message;
    }

    internal static (double[] Values, double[] Vectors) Decompose(double[] matrix, int order)
    {
        var (values, vectors) = (new double[order], new double[order * order]);
        SymmetricEigen.Decompose(matrix, order, values, vectors);
        return (values, vectors);
    }

    /// <summary>A symmetric matrix of numbers between -1 and 1.</summary>
    internal static double[] Drawn(int order, ulong seed)
    {
        var key = RandomKey.FromSeed(seed);
        var matrix = new double[order * order];
        for (var i = 0; i < order; i++)
            for (var j = i; j < order; j++) matrix[i * order + j] = matrix[j * order + i] = 2 * key.Uniform<double>((ulong)(i * order + j)) - 1;
        return matrix;
    }

    /// <summary>A singular matrix of small whole numbers.</summary>
    private static double[] OfRank(int order, int rank) =>
        [.. from i in Enumerable.Range(0, order) from j in Enumerable.Range(0, order) select (double)Enumerable.Range(1, rank).Sum(k => (i * k % 5 - 2) * (j * k % 5 - 2))];

    private static (double[] Values, double[] Vectors) OneByOne(double[] matrix, int n)
    {
        var largest = matrix.Select(double.Abs).DefaultIfEmpty().Max();
        var scale = n == 0 ? 1 : double.ScaleB(1, -double.ILogB(largest));
        var (a, v) = (new double[n, n], new double[n, n]);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) (a[i, j], v[i, j]) = (matrix[i * n + j] * scale, i == j ? 1 : 0);
        for (var hasRotated = true; hasRotated;)
        {
            hasRotated = false;
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++)
                {
                    var off = a[p, q];
                    if (double.Abs(off) <= double.ScaleB(1, -54) * double.Sqrt(double.Abs(a[p, p])) * double.Sqrt(double.Abs(a[q, q]))) continue;
                    hasRotated = true;
                    var theta = (a[q, q] - a[p, p]) / (2 * off);
                    var t = (double.IsNegative(theta) ? -1 : 1) / (double.Abs(theta) + double.Sqrt(theta * theta + 1));
                    var c = 1 / double.Sqrt(1 + t * t);
                    var s = t * c;
                    var tau = s / (1 + c);
                    for (var i = 0; i < n; i++)
                    {
                        if (i != p && i != q)
                        {
                            var (x, y) = (a[i, p], a[i, q]);
                            a[i, p] = a[p, i] = x - s * (y + tau * x);
                            a[i, q] = a[q, i] = y + s * (x - tau * y);
                        }

                        var (first, second) = (v[p, i], v[q, i]);
                        (v[p, i], v[q, i]) = (first - s * (second + tau * first), second + s * (first - tau * second));
                    }

                    (a[p, p], a[q, q], a[p, q], a[q, p]) = (a[p, p] - t * off, a[q, q] + t * off, 0, 0);
                }
            }
        }

        int[] places = [.. Enumerable.Range(0, n).OrderByDescending(i => a[i, i])];
        return (
            [.. places.Select(i => a[i, i] / scale)],
            [.. places.SelectMany(i => Signed([.. Enumerable.Range(0, n).Select(j => v[i, j])]))]);

        static IEnumerable<double> Signed(double[] row) => row.First(element => double.Abs(element) == row.Max(double.Abs)) < 0 ? row.Select(element => -element) : row;
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (wanted, number) in expected.Zip(actual)) Assert.Equal(wanted, number, tolerance);
    }
}
