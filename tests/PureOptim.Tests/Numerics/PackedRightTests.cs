using System.Numerics;
using PureOptim.Numerics;
using static PureOptim.Tests.Numerics.DrawnMatrices;

namespace PureOptim.Tests.Numerics;

/// <summary>A right operand that is kept packed, filled piece by piece in any order, gives the bits of the product with the operand itself.</summary>
public sealed class PackedRightTests
{
    /// <summary>Rows, terms and columns: less than a register and a tile, edges of tiles, and more than a block of terms and of columns.</summary>
    public static TheoryData<int, int, int> Shapes => new() { { 1, 1, 1 }, { 5, 3, 7 }, { 8, 16, 48 }, { 13, 511, 31 }, { 17, 513, 100 }, { 3, 1100, 10 }, { 9, 6, 3100 }, { 2, 600, 3085 } };

    [Theory, MemberData(nameof(Shapes))]
    public void It_has_the_bits_of_its_operand(int rows, int inner, int columns)
    {
        Check<float>(rows, inner, columns);
        Check<double>(rows, inner, columns);
    }

    private static unsafe void Check<T>(int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] left = Drawn<T>(rows * inner, 1), right = Drawn<T>(inner * columns, 2), expected = new T[rows * columns], actual = new T[rows * columns];
        MatrixProduct.Multiply<T>(left, right, expected, rows, inner, columns);
        foreach (var isTransposed in new[] { false, true })
        {
            // What fills a register at an edge may be anything.
            var memory = Enumerable.Repeat(T.NaN, PackedRight<T>.Length(inner, columns)).ToArray();
            fixed (T* start = memory, a = left, b = isTransposed ? Transposed(right, inner, columns) : right, c = actual)
            {
                var packed = new PackedRight<T>(start, inner, columns);
                foreach (var (first, count) in Pieces(isTransposed ? columns : inner))
                {
                    if (isTransposed) packed.FillColumns(b + first * inner, inner, first, count);
                    else packed.FillTerms(b + first * columns, columns, first, count);
                }

                Array.Fill(actual, T.One);
                Product.Multiply<T>(
                    new() { Left = a, LeftRow = inner, LeftInner = 1, Right = null, RightRow = 0, RightPacked = packed, Result = c, ResultRow = columns, Rows = rows, Inner = inner, Columns = columns });
            }

            Assert.Equal(expected, actual);
        }
    }

    /// <summary>Pieces that end within panels and blocks, the later ones first.</summary>
    private static IEnumerable<(int First, int Count)> Pieces(int length)
    {
        const int most = 37;
        for (var first = (length - 1) / most * most; first >= 0; first -= most) yield return (first, int.Min(most, length - first));
    }
}
