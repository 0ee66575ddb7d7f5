using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Kinds;

/// <summary>Every operation on vectors, against the same operation on each element, over lengths around those of lanes and of blocks.</summary>
public sealed class VectorTests
{
    private static readonly int[] _lengths = [0, 1, 7, 8, 9, 67, 1023, 1024, 1025, 2049, 5000];

    public static TheoryData<string> Operations => [.. _operations.Keys];

    private static readonly Dictionary<string, (Func<TensorStep, Vector> Formula, Func<double, double, double> Element)> _operations = new(StringComparer.Ordinal)
    {
        ["sum"] = (t => t.Parameter + t.Gradient, (p, g) => p + g),
        ["difference"] = (t => t.Parameter - t.Gradient, (p, g) => p - g),
        ["product"] = (t => t.Parameter * t.Gradient, (p, g) => p * g),
        ["quotient"] = (t => t.Parameter / t.Gradient, (p, g) => p / g),
        ["sum with a number"] = (t => t.Parameter + 0.3, (p, _) => p + 0.3),
        ["difference with a number"] = (t => t.Parameter - 0.3, (p, _) => p - 0.3),
        ["product with a number"] = (t => 0.3 * t.Gradient, (_, g) => 0.3 * g),
        ["difference from a number"] = (t => 0.3 - t.Gradient, (_, g) => 0.3 - g),
        ["quotient of a number"] = (t => 0.3 / t.Gradient, (_, g) => 0.3 / g),
        ["quotient by a number"] = (t => t.Gradient / 0.3, (_, g) => g / 0.3),
        ["negation"] = (t => -t.Gradient, (_, g) => -g),
        ["root"] = (t => Vector.Sqrt(Vector.Abs(t.Gradient)), (_, g) => double.Sqrt(double.Abs(g))),
        ["larger"] = (t => Vector.Max(t.Parameter, t.Gradient), double.Max),
        ["smaller"] = (t => Vector.Min(t.Parameter, t.Gradient), double.Min),
        ["at least a number"] = (t => Vector.Max(t.Gradient, 0.25), (_, g) => double.Max(g, 0.25)),
        ["at most a number"] = (t => Vector.Min(t.Gradient, 0.25), (_, g) => double.Min(g, 0.25)),
        ["choice"] = (t => Vector.IfLess(t.Parameter, t.Gradient, t.Parameter + 1, t.Gradient - 1), (p, g) => p < g ? p + 1 : g - 1),
        ["a longer formula"] = (t => (t.Parameter + t.Gradient) * (t.Parameter - t.Gradient) / (1.5 * Vector.Abs(t.Gradient) + 1), (p, g) => (p + g) * (p - g) / (1.5 * double.Abs(g) + 1)),
    };

    [Theory, MemberData(nameof(Operations))]
    public void An_operation_is_that_of_each_element(string name)
    {
        var (formula, element) = _operations[name];
        foreach (var length in _lengths)
        {
            var (parameters, gradients) = (Numbers(length, 1), Numbers(length, 2));
            Assert.Equal(Enumerable.Range(0, length).Select(i => element(parameters[i], gradients[i])), Probe.Update(formula, parameters, gradients));
        }
    }

    [Fact]
    public void Reductions_have_the_bits_of_those_of_a_whole_vector()
    {
        foreach (var length in _lengths)
        {
            var (parameters, gradients) = (Numbers(length, 1), Numbers(length, 2));
            AssertScalar(Reduction.Norm(gradients.Values), t => t.Gradient.Norm());
            AssertScalar(Reduction.Sum(gradients.Values), t => t.Gradient.Sum());
            AssertScalar(Reduction.Dot(parameters.Values, gradients.Values), t => t.Gradient.Dot(t.Parameter));
            AssertScalar(gradients.Values.ToArray().Select(double.Abs).DefaultIfEmpty().Max(), t => t.Gradient.LargestMagnitude());
            AssertScalar(Reduction.Sum(gradients.Values.ToArray().Select(double.Abs).ToArray()), t => t.Gradient.SumOfMagnitudes());
            if (length > 0) AssertScalar(Reduction.Mean(gradients.Values), t => t.Gradient.Mean());

            void AssertScalar(double expected, Func<TensorStep, Scalar> reduce)
            {
                double? seen = null;
                Probe.Update(
                    t =>
                    {
                        seen = reduce(t).Value;
                        return t.Gradient;
                    }, parameters, gradients);
                Assert.Equal(expected, seen);
            }
        }
    }

    [Fact]
    public void Norms_of_single_precision_are_those_of_the_elements_in_double()
    {
        foreach (var length in _lengths)
        {
            var values = Numbers(length, 3).Values.ToArray().Select(value => (float)value).ToArray();
            Parameters<float> gradients = Parameters<float>.Of(Layout.Vector(length), values);
            double? norm = null, largest = null;
            var probe = new Probe((t, _) =>
            {
                (norm, largest) = (t.Gradient.Norm().Value, t.Gradient.LargestMagnitude().Value);
                return t.Gradient;
            });
            var at = probe.Start(gradients);
            probe.Step(at.State, at.Parameters, gradients);
            Assert.Equal((Reduction.Norm(values), (double)values.Select(float.Abs).DefaultIfEmpty().Max()), (norm, largest));
        }
    }

    [Theory, InlineData(1e200), InlineData(1e-200), InlineData(1.0)]
    public void A_norm_neither_overflows_nor_vanishes(double scale) =>
        Assert.Equal([5 * scale, 5 * scale], Probe.Update(t => t.Gradient - t.Gradient + t.Gradient.Norm(), [0.0, 0.0], [3 * scale, 4 * scale]), Close(4));

    /// <summary>[1 2; 3 4; 5 6] in shape 3 x 2.</summary>
    [Fact]
    public void Matrices_have_means_transposes_and_products()
    {
        var layout = Layout.Of(("w", [3, 2]));
        Parameters<double> matrix = Parameters<double>.Of(layout, 1, 2, 3, 4, 5, 6), zero = Parameters<double>.Filled(layout, 0);
        Assert.Equal([1, 2, 3, 4, 5, 6], Probe.Update(t => t.Gradient.Transposed().Transposed(), zero, matrix));
        Assert.Equal([1.5 * 3, 1.5 * 4, 3.5 * 3, 3.5 * 4, 5.5 * 3, 5.5 * 4], Probe.Update(t => t.Gradient.RowMeans().Outer(t.Gradient.ColumnMeans()), zero, matrix));
        // GᵀG = [35 44; 44 56]; G GᵀG = [123 156; 281 356; 439 556].
        Assert.Equal([123, 156, 281, 356, 439, 556], Probe.Update(t => t.Gradient.Times(t.Gradient.Transposed().Times(t.Gradient)), zero, matrix));
        Assert.Equal([123, 156, 281, 356, 439, 556], Probe.Update(t => t.Gradient.TimesTransposed(t.Gradient).Times(t.Gradient), zero, matrix));
    }

    /// <summary>[3 -4; 0 12; 4 3] in shape 3 x 2: rows of norms 5, 12 and 5, columns of norms 5 and 13.</summary>
    [Fact]
    public void Matrices_have_norms_and_largest_magnitudes_of_rows_and_columns()
    {
        var layout = Layout.Of(("w", [3, 2]));
        Parameters<double> matrix = Parameters<double>.Of(layout, 3, -4, 0, 12, 4, 3), zero = Parameters<double>.Filled(layout, 0);
        Assert.Equal([5, 5, 12, 12, 5, 5], Probe.Update(t => t.Gradient.RowNorms().InEachColumn(2), zero, matrix));
        Assert.Equal([5, 13, 5, 13, 5, 13], Probe.Update(t => t.Gradient.ColumnNorms().InEachRow(3), zero, matrix));
        Assert.Equal([4, 4, 12, 12, 4, 4], Probe.Update(t => t.Gradient.RowLargestMagnitudes().InEachColumn(2), zero, matrix));
        Assert.Equal([4, 12, 4, 12, 4, 12], Probe.Update(t => t.Gradient.ColumnLargestMagnitudes().InEachRow(3), zero, matrix));
    }

    /// <summary>[5 4; 4 5] has 9 for (1, 1)/√2 and 1 for (1, -1)/√2; its first row has the direction (5, 4), and (-4, 5) is at right angles.</summary>
    [Fact]
    public void Square_matrices_have_eigenvectors_inverse_roots_and_orthonormal_rows()
    {
        var layout = Layout.Of(("w", [2, 2]));
        Parameters<double> matrix = Parameters<double>.Of(layout, 5, 4, 4, 5), zero = Parameters<double>.Filled(layout, 0);
        var (half, length) = (double.Sqrt(0.5), double.Sqrt(41));
        Assert.Equal([half, half, half, -half], Probe.Update(t => t.Gradient.Eigenvectors(), zero, matrix), Close(4));
        Assert.Equal([2.0 / 3, -1.0 / 3, -1.0 / 3, 2.0 / 3], Probe.Update(t => t.Gradient.InverseRoot(2, 0), zero, matrix), Close(8));
        Assert.Equal([5 / length, 4 / length, -4 / length, 5 / length], Probe.Update(t => t.Gradient.OrthonormalRows(), zero, matrix), Close(8));
        Assert.Equal([4, 5, 5, 4], Probe.Update(t => t.Gradient.RowsByFalling(t.Gradient.Transposed().FirstRows(1) - 2 * t.Gradient.FirstRows(1)), zero, matrix));
    }

    // The first two rows of (4 3; 9 2; 10 8) are U = (4 3; 0 2) but for the 9, which is not read.
    [Fact]
    public void Matrices_have_triangles_and_are_multiplied_by_their_inverses()
    {
        var layout = Layout.Of(("w", [3, 2]));
        Parameters<double> matrix = Parameters<double>.Of(layout, 4, 3, 9, 2, 10, 8), zero = Parameters<double>.Filled(layout, 0);
        // 9 = 2.25 · 4 and 2 = 2.25 · 3 - 2.375 · 2; 10 = 2.5 · 4 and 8 = 2.5 · 3 + 0.25 · 2.
        Assert.Equal([1, 0, 2.25, -2.375, 2.5, 0.25], Probe.Update(t => t.Gradient.TimesInverse(t.Gradient.FirstRows(2)), zero, matrix));
        Assert.Equal([4, 3, 0, 2, 0, 0], Probe.Update(t => t.Gradient.UpperTriangle(), zero, matrix));
        Assert.Equal([0, 3, 0, 0, 0, 0], Probe.Update(t => t.Gradient.UpperTriangle(1), zero, matrix));
        Assert.Equal([4, 3, 9, 2, 0, 8], Probe.Update(t => t.Gradient.UpperTriangle(-1), zero, matrix));
        Assert.StartsWith(
            "Rows of 3 numbers are not solved by a triangle of 2.",
            Assert.Throws<ArgumentException>(() => Probe.Update(t => t.Gradient.Transposed().TimesInverse(t.Gradient.FirstRows(2)), zero, matrix)).Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(1e200), InlineData(1e-200)]
    public void A_norm_of_a_row_neither_overflows_nor_vanishes(double scale)
    {
        var layout = Layout.Of(("w", [1, 2]));
        Assert.Equal(
            [5 * scale, 5 * scale],
            Probe.Update(t => t.Gradient.RowNorms().InEachColumn(2), Parameters<double>.Filled(layout, 0), Parameters<double>.Of(layout, 3 * scale, 4 * scale)), Close(4));
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_both_shapes()
    {
        var layout = Layout.Of(("w", [3, 2]));
        var zero = Parameters<double>.Filled(layout, 0);
        Assert.StartsWith("A vector of shape [3] meets one of [3, 2].", Refusal(t => t.Gradient + t.Gradient.RowMeans()), StringComparison.Ordinal);
        Assert.StartsWith("Matrices of shapes [3, 2] and [3, 2] have no such product.", Refusal(t => t.Gradient.Times(t.Gradient)), StringComparison.Ordinal);
        Assert.StartsWith("A matrix is needed; 'w' has shape [3].", Refusal(t => t.Gradient.RowMeans().RowMeans()), StringComparison.Ordinal);
        Assert.StartsWith("A square matrix is needed; 'w' has shape [3, 2].", Refusal(t => t.Gradient.Eigenvectors()), StringComparison.Ordinal);
        Assert.Equal("3 rows of 2 numbers cannot be orthonormal.", Refusal(t => t.Gradient.OrthonormalRows()));
        Assert.StartsWith("There are 2 keys for 3 rows.", Refusal(t => t.Gradient.RowsByFalling(t.Gradient.ColumnMeans())), StringComparison.Ordinal);
        Assert.StartsWith("rows must be from 1 to 3.", Assert.Throws<ArgumentOutOfRangeException>(() => Probe.Update(t => t.Gradient.FirstRows(4), zero, zero)).Message, StringComparison.Ordinal);
        Assert.Equal("A formula returned a vector of 3 elements for 'w', which has 6.", Assert.Throws<InvalidOperationException>(() => Probe.Update(t => t.Gradient.RowMeans(), zero, zero)).Message);

        string Refusal(Func<TensorStep, Vector> formula) => Assert.Throws<ArgumentException>(() => Probe.Update(formula, zero, zero)).Message;
    }

    [Fact]
    public void Normal_draws_are_those_of_the_key_at_the_place_in_the_model()
    {
        var layout = Layout.Of(("a", [3]), ("b", [1500]));
        var key = RandomKey.FromSeed(7);
        Assert.Equal(
            Enumerable.Range(0, layout.Length).Select(i => key.Normal<double>((ulong)i)),
            Probe.Update(t => t.Normal(key), Parameters<double>.Filled(layout, 0), Parameters<double>.Filled(layout, 0)));
    }

    private static Parameters<double> Numbers(int length, uint seed) => Parameters<double>.Create(Layout.Vector(length), RandomKey.FromSeed(seed).FillNormal);

    /// <summary>Equal but for a few units in the last place: the root of a sum of squares has that many roundings.</summary>
    private static Func<double, double, bool> Close(int units) => (left, right) => double.Abs(left - right) <= units * double.BitIncrement(double.Abs(left)) - units * double.Abs(left);
}
