using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Experiments.Selftest;

/// <summary>Matrix products of all three kinds, of shapes that fill vectors and blocks and of shapes that do not.</summary>
internal sealed record ProductsRow() : SelfTest("products", "matrix products, plain and with either side transposed")
{
    private static readonly (int Rows, int Inner, int Columns)[] _shapes =
    [
        (1, 1, 1), (1, 7, 1), (2, 3, 5), (3, 0, 4), (0, 3, 4), (4, 3, 0), (5, 17, 2), (6, 16, 16), (7, 5, 15), (6, 100, 64), (7, 100, 65), (13, 31, 17),
        (16, 1, 33), (1, 100, 100), (33, 9, 1), (64, 64, 64), (65, 129, 63), (100, 10, 100), (31, 257, 47), (128, 100, 10), (97, 101, 103),
    ];

    internal override void AddTo<T>(Digest digest, int threads)
    {
        foreach (var ((rows, inner, columns), i) in _shapes.Select((shape, i) => (shape, (uint)i)))
        {
            var keys = RandomKey.FromSeed(6).FoldIn(i).Split();
            var (left, right) = (Samples.Of<T>(keys[0], rows * inner), Samples.Of<T>(keys[1], inner * columns));
            AddProducts(digest, left, right, rows, inner, columns);
            if (left.Length == 0 || right.Length == 0) continue;
            foreach (var hostile in Samples.Hostile<T>())
            {
                left[left.Length / 2] = hostile;
                right[right.Length / 3] = hostile;
                AddProducts(digest, left, right, rows, inner, columns);
            }
        }
    }

    /// <summary>The same memory as operands of either shape: what is transposed is another matrix, which is as good a test.</summary>
    private static void AddProducts<T>(Digest digest, T[] left, T[] right, int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new T[rows * columns];
        MatrixProduct.Multiply<T>(left, right, result, rows, inner, columns);
        Add<T>(digest, "plain", result);
        MatrixProduct.MultiplyTransposedLeft<T>(left, right, result, rows, inner, columns);
        Add<T>(digest, "left transposed", result);
        MatrixProduct.MultiplyTransposedRight<T>(left, right, result, rows, inner, columns);
        Add<T>(digest, "right transposed", result);
    }
}
