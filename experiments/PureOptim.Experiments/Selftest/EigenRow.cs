using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Experiments.Selftest;

/// <summary>Eigenvalues and eigenvectors of symmetric matrices, also of singular ones, of ones with equal eigenvalues, and of ones that are not finite.</summary>
internal sealed record EigenRow() : SelfTest("eigen", "eigenvalues and eigenvectors of symmetric matrices")
{
    private static readonly int[] _orders = [0, 1, 2, 3, 5, 8, 13, 16, 17, 33, 48];

    /// <summary>They are computed in double, whatever the precision of the elements.</summary>
    internal override void AddTo<T>(Digest digest, int threads)
    {
        foreach (var (order, i) in _orders.Select((order, i) => (order, (uint)i)))
        {
            var elements = Array.ConvertAll(Samples.Of<T>(RandomKey.FromSeed(6).FoldIn(i), order * order), double.CreateChecked);
            AddEigen(digest, elements, order);
            AddEigen(digest, Square(elements, order, rows: (order + 1) / 2), order);
            AddEigen(digest, [.. elements.Select((_, place) => place % (order + 1) == 0 ? 2.0 : 0.0)], order);
            if (order == 0) continue;
            foreach (var hostile in Samples.Hostile<T>())
            {
                elements[order / 2] = double.CreateChecked(hostile);
                AddEigen(digest, elements, order);
            }
        }
    }

    /// <summary>XᵀX of the first rows of a matrix, which is singular where they are fewer than its columns.</summary>
    private static double[] Square(double[] matrix, int order, int rows)
    {
        var square = new double[order * order];
        MatrixProduct.MultiplyTransposedLeft<double>(matrix.AsSpan(0, rows * order), matrix.AsSpan(0, rows * order), square, order, rows, order);
        return square;
    }

    private static void AddEigen(Digest digest, ReadOnlySpan<double> matrix, int order)
    {
        var (values, vectors) = (new double[order], new double[order * order]);
        SymmetricEigen.Decompose(matrix, order, values, vectors);
        Add<double>(digest, "values", values);
        Add<double>(digest, "vectors", vectors);
    }
}
