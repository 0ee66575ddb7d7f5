using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>
/// Eigenvalues and eigenvectors of symmetric matrices by Jacobi's rotations, in one documented order: the same bits on every machine, for every vector width and thread count.
/// </summary>
/// <remarks>
/// <para>
/// The matrix is multiplied by the power of two that brings its largest element near 1. A sweep goes over the elements above the diagonal row by row, from left to right. An element
/// a_pq that is not negligible, |a_pq| above 2^-54 √|a_pp| √|a_qq|, is made 0 by the rotation with θ = (a_qq - a_pp) / (2 a_pq), t = ±1 / (|θ| + √(θ² + 1)) of the sign of θ, that of zeros too,
/// c = 1 / √(1 + t²), s = t c, τ = s / (1 + c): the diagonal becomes a_pp - t a_pq and a_qq + t a_pq; other numbers x of line p and y of line q become x - s (y + τ x) and
/// y + s (x - τ y), and so do those of the two eigenvectors. Sweeps end when one rotates nothing, at the latest after 64; about six to ten are needed.
/// </para>
/// <para>
/// The eigenvalues are in falling order, equal ones in the order in which the sweeps left them. Of each eigenvector the element of the largest magnitude, the first of several, is positive.
/// Of a matrix with an element that is not finite everything is NaN.
/// </para>
/// <para>
/// For a matrix of n rows a sweep costs about 6 n³ products and sums, and memory is 2 n² numbers. The residual ‖A V - V Λ‖ and ‖Vᵀ V - I‖ are a small multiple of n 2^-53, the first times ‖A‖.
/// </para>
/// <para>Source: C. G. J. Jacobi, 1846; H. Rutishauser, "The Jacobi method for real symmetric matrices", Numerische Mathematik 9, 1966; G. H. Golub and C. F. Van Loan, "Matrix Computations", section 8.5.</para>
/// </remarks>
public static class SymmetricEigen
{
    private const int MostSweeps = 64;

    /// <summary>2^-54: half a unit roundoff.</summary>
    private const double Negligible = 5.5511151231257827e-17;

    /// <summary>Eigenvalues and eigenvectors of a matrix.</summary>
    /// <param name="matrix">The elements, row by row; only those on and above the diagonal are read.</param>
    /// <param name="order">n, the number of rows and of columns.</param>
    /// <param name="values">Receives the n eigenvalues, in falling order.</param>
    /// <param name="vectors">Receives n rows of n numbers each: row i is the eigenvector of eigenvalue i, of length 1.</param>
    /// <exception cref="ArgumentException">A length is not what the order says.</exception>
    public static void Decompose(ReadOnlySpan<double> matrix, int order, Span<double> values, Span<double> vectors)
    {
        Argument.AtLeast(order, 0);
        CheckLength(nameof(matrix), matrix.Length, (long)order * order);
        CheckLength(nameof(values), values.Length, order);
        CheckLength(nameof(vectors), vectors.Length, (long)order * order);
        var work = new double[order * order];
        var largest = 0.0;
        for (var i = 0; i < order; i++)
        {
            for (var j = i; j < order; j++)
            {
                largest = double.Max(largest, double.Abs(matrix[i * order + j]));
                work[i * order + j] = work[j * order + i] = matrix[i * order + j];
            }
        }

        if (!double.IsFinite(largest))
        {
            values.Fill(double.NaN);
            vectors.Fill(double.NaN);
            return;
        }

        var scale = largest == 0 ? 1 : Reduction.NormScale(largest);
        foreach (ref var element in work.AsSpan()) element *= scale;
        var rotated = new double[order * order];
        for (var i = 0; i < order; i++) rotated[i * order + i] = 1;
        for (var sweep = 0; sweep < MostSweeps && RotateEach(work, rotated, order); sweep++)
        {
        }

        int[] places = [.. Enumerable.Range(0, order).OrderByDescending(i => work[i * order + i])];
        for (var i = 0; i < order; i++)
        {
            var row = rotated.AsSpan(places[i] * order, order);
            values[i] = work[places[i] * order + places[i]] / scale;
            Signed(row, vectors.Slice(i * order, order));
        }
    }

    /// <summary>Goes over all elements above the diagonal once; whether one of them was not negligible.</summary>
    private static bool RotateEach(double[] matrix, double[] vectors, int n)
    {
        var hasRotated = false;
        for (var p = 0; p < n - 1; p++)
        {
            for (var q = p + 1; q < n; q++)
            {
                var off = matrix[p * n + q];
                var (first, second) = (matrix[p * n + p], matrix[q * n + q]);
                if (double.Abs(off) <= Negligible * double.Sqrt(double.Abs(first)) * double.Sqrt(double.Abs(second))) continue;
                hasRotated = true;
                var theta = (second - first) / (2 * off);
                var tangent = (double.IsNegative(theta) ? -1 : 1) / (double.Abs(theta) + double.Sqrt(theta * theta + 1));
                var cosine = 1 / double.Sqrt(1 + tangent * tangent);
                var sine = tangent * cosine;
                var tau = sine / (1 + cosine);
                var (rowP, rowQ) = (p * n, q * n);
                Rotate(matrix.AsSpan(rowP, n), matrix.AsSpan(rowQ, n), sine, tau);
                for (var i = 0; i < n; i++) (matrix[i * n + p], matrix[i * n + q]) = (matrix[rowP + i], matrix[rowQ + i]);
                (matrix[rowP + p], matrix[rowQ + q]) = (first - tangent * off, second + tangent * off);
                matrix[rowP + q] = matrix[rowQ + p] = 0;
                Rotate(vectors.AsSpan(p * n, n), vectors.AsSpan(q * n, n), sine, tau);
            }
        }

        return hasRotated;
    }

    /// <summary>Rotates two lines, element by element.</summary>
    private static void Rotate(Span<double> first, Span<double> second, double sine, double tau)
    {
        ref var x = ref MemoryMarshal.GetReference(first);
        ref var y = ref MemoryMarshal.GetReference(second);
        var i = 0;
        for (; i <= first.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            var (one, other) = (Vector512.LoadUnsafe(ref x, (nuint)i), Vector512.LoadUnsafe(ref y, (nuint)i));
            (one - sine * (other + tau * one)).StoreUnsafe(ref x, (nuint)i);
            (other + sine * (one - tau * other)).StoreUnsafe(ref y, (nuint)i);
        }

        for (; i < first.Length; i++)
        {
            var (one, other) = (Unsafe.Add(ref x, i), Unsafe.Add(ref y, i));
            Unsafe.Add(ref x, i) = one - sine * (other + tau * one);
            Unsafe.Add(ref y, i) = other + sine * (one - tau * other);
        }
    }

    /// <summary>The vector, or its negation where the element of the largest magnitude is negative.</summary>
    private static void Signed(ReadOnlySpan<double> vector, Span<double> result)
    {
        var most = 0.0;
        foreach (var element in vector)
            if (double.Abs(element) > double.Abs(most)) most = element;
        for (var i = 0; i < vector.Length; i++) result[i] = most < 0 ? 0 - vector[i] : vector[i];
    }

    private static void CheckLength(string name, int length, long expected)
    {
        if (length != expected) throw new ArgumentException(Invariant($"{name} has {length} elements where the order asks for {expected}."), name);
    }
}
