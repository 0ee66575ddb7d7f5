namespace PureOptim.Numerics;

/// <summary>Inverse roots of symmetric matrices whose eigenvalues are not negative: V Λ^(-1/p) Vᵀ of A = V Λ Vᵀ.</summary>
internal static class SymmetricRoot
{
    /// <summary>(A + ridge I)^(-1/p), in double.</summary>
    /// <remarks>
    /// An eigenvalue with the ridge is at least n u times the largest: what rounding leaves of a smaller one is not known to be above 0. Where the largest is 0 the result is 0: what it multiplies
    /// then is 0 too, and 0/0 stands for 0.
    /// </remarks>
    /// <param name="matrix">A, row by row, of n rows and columns.</param>
    /// <param name="order">n.</param>
    /// <param name="root">p, at least 1.</param>
    /// <param name="ridge">The ridge, at least 0.</param>
    /// <param name="roundoff">u, the unit roundoff of the elements of A.</param>
    /// <param name="result">Receives the elements of the result, which is symmetric to the bit.</param>
    internal static void Inverse(ReadOnlySpan<double> matrix, int order, int root, double ridge, double roundoff, Span<double> result)
    {
        var (values, vectors) = (new double[order], new double[order * order]);
        SymmetricEigen.Decompose(matrix, order, values, vectors);
        var least = order == 0 ? 0 : order * roundoff * (values[0] + ridge);
        var scaled = new double[order * order];
        for (var i = 0; i < order; i++)
        {
            var value = double.Max(values[i] + ridge, least);
            var inverse = value == 0 ? 0 : InverseRoot<Real64>(value, root).Value;
            for (var j = 0; j < order; j++) scaled[j * order + i] = inverse * vectors[i * order + j];
        }

        MatrixProduct.Multiply<double>(scaled, vectors, result, order, order, order);
        for (var i = 0; i < order; i++)
            for (var j = 0; j < i; j++) result[i * order + j] = result[j * order + i];
    }

    /// <summary>
    /// (A + ridge I)^(-1/p) of a matrix of intervals: for every symmetric matrix inside and every ridge inside, its inverse root is inside the result. Everything where the smallest eigenvalue may be 0.
    /// </summary>
    /// <remarks>
    /// With V and Λ as computed, U the orthogonal matrix nearest to V, D = ‖Vᵀ V - I‖ and B = U Λ Uᵀ: ‖U - V‖ ≤ D, so ‖V F Vᵀ - U F Uᵀ‖ ≤ (2 + D) D ‖F‖ for diagonal F (law of norms). A differs from B by
    /// d = ‖A - V Λ Vᵀ‖ + (2 + D) D ‖Λ‖ at most, its eigenvalues are then μ = λ_n - d at least, and on symmetric matrices above μ the function x^(-1/p), monotone in the order of operators, has the
    /// Lipschitz constant μ^(-1/p - 1) / p. Norms are bounded by Frobenius'.
    /// </remarks>
    internal static void Inverse(ReadOnlySpan<Interval> matrix, int order, int root, Interval ridge, Span<Interval> result)
    {
        result.Fill(Interval.Everything);
        var (middle, values, vectors) = (new double[order * order], new double[order], new double[order * order]);
        for (var i = 0; i < middle.Length; i++)
        {
            middle[i] = matrix[i].Lower / 2 + matrix[i].Upper / 2;
            if (!double.IsFinite(middle[i])) return;
        }

        SymmetricEigen.Decompose(middle, order, values, vectors);
        Interval[] eigenvalues = [.. values.Select(value => value + ridge)], roots = [.. eigenvalues.Select(value => value.Lower > 0 ? InverseRoot(value, root) : Interval.Everything)];
        if (!eigenvalues.All(value => value.Lower > 0)) return;
        Interval residual = 0, turned = 0, largest = 0, least = eigenvalues[0], ofRoots = 0;
        for (var i = 0; i < order; i++)
        {
            (largest, least, ofRoots) = (Interval.Max(largest, eigenvalues[i]), Interval.Min(least, eigenvalues[i]), Interval.Max(ofRoots, roots[i]));
            for (var j = 0; j < order; j++)
            {
                Interval difference = matrix[i * order + j] + (i == j ? ridge : 0), product = i == j ? -1 : 0;
                for (var k = 0; k < order; k++)
                {
                    difference -= eigenvalues[k] * vectors[k * order + i] * (Interval)vectors[k * order + j];
                    product += vectors[i * order + k] * (Interval)vectors[j * order + k];
                }

                (residual, turned) = (residual + difference * difference, turned + product * product);
            }
        }

        turned = Interval.Sqrt(turned);
        var distance = Interval.Sqrt(residual) + (2 + turned) * turned * largest;
        var bottom = least - distance;
        if (!(bottom.Lower > 0)) return;
        var error = (InverseRoot(bottom, root) / bottom * distance / root + (2 + turned) * turned * ofRoots).Upper;
        if (!double.IsFinite(error)) return;
        for (var i = 0; i < order; i++)
        {
            for (var j = 0; j < order; j++)
            {
                Interval sum = Interval.Between(-error, error);
                for (var k = 0; k < order; k++) sum += roots[k] * vectors[k * order + i] * (Interval)vectors[k * order + j];
                result[i * order + j] = sum;
            }
        }
    }

    /// <summary>x^(-1/p) of a number above 0: square roots as long as p is even, and the rest by exponential and logarithm.</summary>
    private static R InverseRoot<R>(R value, int root)
        where R : struct, IReal<R>
    {
        for (; root % 2 == 0; root /= 2) value = R.Sqrt(value);
        return root switch { 1 => 1.0 / value, 3 => 1.0 / R.Cbrt(value), _ => R.Power(value, (R)(-1.0) / (double)root) };
    }
}
