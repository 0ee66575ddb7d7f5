using System.Numerics;
using PureOptim.Numerics;
using static PureOptim.Tests.Numerics.DrawnMatrices;

namespace PureOptim.Tests.Numerics;

/// <summary>Blocks, tiles, packed operands and edges of a product change no bit: on registers of every width, each element is its chain of fused multiply-adds.</summary>
public sealed class BlockedProductTests
{
    /// <summary>Rows, terms and columns: less than a tile, edges of tiles, and more than a block of terms, of rows and of columns.</summary>
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 3, 2, 5 }, { 8, 7, 48 }, { 9, 5, 49 }, { 13, 511, 31 }, { 17, 512, 100 }, { 21, 513, 65 }, { 12, 1100, 17 }, { 257, 3, 50 }, { 300, 520, 33 }, { 5, 4, 3100 },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Every_plan_has_the_bits_of_the_chains(int rows, int inner, int columns)
    {
        AssertBits<float>(rows, inner, columns);
        AssertBits<double>(rows, inner, columns);
    }

    /// <summary>What a tile adds at an edge never reaches an element: neither NaN beside it nor infinity times 0.</summary>
    [Fact]
    public void Infinities_and_NaN_stay_in_their_rows_and_columns()
    {
        const int rows = 11, inner = 600, columns = 35;
        var (left, right) = (Drawn<double>(rows * inner, 1), Drawn<double>(inner * columns, 2));
        left[(4 * inner) + 77] = double.PositiveInfinity;
        right[(550 * columns) + 34] = double.NaN;
        AssertBits(left, right, rows, inner, columns);
    }

    private static void AssertBits<T>(int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        AssertBits(Drawn<T>(rows * inner, 1), Drawn<T>(inner * columns, 2), rows, inner, columns);

    private static void AssertBits<T>(T[] left, T[] right, int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var expected = new T[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var sum = T.Zero;
                for (var k = 0; k < inner; k++) sum = T.FusedMultiplyAdd(left[row * inner + k], right[k * columns + column], sum);
                expected[row * columns + column] = T.IsNaN(sum) ? T.NaN : sum + T.Zero;
            }
        }

        foreach (var plan in from tileRows in new[] { 4, 8 } from packs in new[] { false, true } where packs || rows >= tileRows select new ProductPlan(ProductWay.Blocks, tileRows, packs))
        {
            foreach (var (leftIsTransposed, rightIsTransposed) in new[] { (false, false), (true, false), (false, true) })
            {
                if (leftIsTransposed && !plan.PacksLeft) continue;
                Check(BlockedProduct<Width128<T>, T>.Multiply, "128");
                Check(BlockedProduct<Width256<T>, T>.Multiply, "256");
                Check(BlockedProduct<Width512<T>, T>.Multiply, "512");

                void Check(Product<T> product, string width) =>
                    AssertSame(expected, Result(product, plan, left, right, leftIsTransposed, rightIsTransposed, rows, inner, columns), $"{plan}, {width} bits, {leftIsTransposed}, {rightIsTransposed}");
            }
        }
    }

    private delegate void Product<T>(in ProductOperands<T> of, ProductPlan plan, StoreSum<T> epilogue)
        where T : unmanaged;

    private static unsafe T[] Result<T>(
        Product<T> product, ProductPlan plan, T[] left, T[] right, bool leftIsTransposed, bool rightIsTransposed, int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new T[rows * columns];
        fixed (T* a = leftIsTransposed ? Transposed(left, rows, inner) : left, b = rightIsTransposed ? Transposed(right, inner, columns) : right, c = result)
        {
            product(
                new()
                {
                    Left = a,
                    LeftRow = leftIsTransposed ? 1 : inner,
                    LeftInner = leftIsTransposed ? rows : 1,
                    Right = b,
                    RightRow = rightIsTransposed ? 1 : columns,
                    RightColumn = rightIsTransposed ? inner : 1,
                    Result = c,
                    ResultRow = columns,
                    Rows = rows,
                    Inner = inner,
                    Columns = columns,
                },
                plan,
                default);
        }

        return result;
    }

    private static void AssertSame<T>(T[] expected, T[] actual, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.True(EqualityComparer<T>.Default.Equals(expected[i], actual[i]) && T.IsNegative(expected[i]) == T.IsNegative(actual[i]), $"{what}: element {i} is {actual[i]}, expected {expected[i]}");
    }
}
