using System.Numerics;
using System.Runtime.Intrinsics;
using PureOptim.Numerics;
using static PureOptim.Tests.Numerics.DrawnMatrices;

namespace PureOptim.Tests.Numerics;

/// <summary>The door to products: however the left operand is stored, and whatever is known of the operands, the bits are those of <see cref="MatrixProduct"/>.</summary>
public sealed class ProductTests
{
    /// <summary>Rows, terms and columns: no block of terms, a part of one, one and more; ten columns, and panels of every width with rests.</summary>
    public static TheoryData<int, int, int> Shapes => new() { { 1, 1, 1 }, { 4, 0, 7 }, { 21, 70, 10 }, { 5, 64, 17 }, { 9, 130, 112 }, { 40, 128, 100 }, { 13, 65, 121 }, { 8, 3, 56 } };

    [Theory, MemberData(nameof(Shapes))]
    public void Every_left_operand_has_the_same_bits_and_nothing_is_written_behind_the_result(int rows, int inner, int columns)
    {
        foreach (var isFinite in new[] { true, false })
        {
            Check<float>(rows, inner, columns, isFinite);
            Check<double>(rows, inner, columns, isFinite);
        }
    }

    /// <summary>On registers of 512 bits, seven of them hold 112 numbers of 32 bits.</summary>
    [Fact]
    public unsafe void Zeros_are_left_out_of_bytes_and_where_it_takes_less_time_of_rectified_numbers()
    {
        byte bytes = 0;
        float packed = 0;
        var rectified = new ProductOperands<float>
        {
            LeftRow = 128,
            LeftIsRectified = true,
            Right = null,
            RightRow = 112,
            RightIsFinite = true,
            Result = null,
            ResultRow = 112,
            Rows = 40,
            Inner = 100,
            Columns = 112,
        };
        Assert.Equal(Vector512.IsHardwareAccelerated ? ProductWay.NonZeroTerms : ProductWay.Strips, Way(rectified));
        Assert.Equal(ProductWay.Strips, Way(rectified with { LeftIsRectified = false }));
        Assert.Equal(ProductWay.Strips, Way(rectified with { RightIsFinite = false }));
        Assert.Equal(ProductWay.Strips, Way(rectified with { LeftRow = 1, LeftInner = 128 }));
        Assert.Equal(ProductWay.Strips, Way(rectified with { Columns = 50 }));
        Assert.Equal(ProductWay.Blocks, Way(rectified with { Inner = 1000 }));
        Assert.Equal(ProductWay.Blocks, Way(rectified with { RightPacked = new(&packed, 100, 112) }));
        foreach (var isFinite in new[] { true, false })
            foreach (var columns in new[] { 10, 50, 112, 1000 })
                Assert.Equal(ProductWay.NonZeroTerms, Way(rectified with { LeftBytes = &bytes, LeftIsRectified = false, RightIsFinite = isFinite, Columns = columns }));
    }

    [Fact]
    public void What_has_its_zeros_left_out_reads_rows_and_no_packed_operand()
    {
        foreach (var (inner, columns) in from inner in new[] { 1, 100, 512, 2000 } from columns in new[] { 10, 112, 500, 2000 } select (inner, columns))
        {
            Assert.False(Product.LeavesZerosOut<float>(inner, columns) && Product.KeepsRightPacked<float>(inner, columns, leftIsRectified: true));
            if (!Product.LeavesZerosOut<float>(inner, columns))
                Assert.Equal(Product.KeepsRightPacked<float>(inner, columns, leftIsRectified: false), Product.KeepsRightPacked<float>(inner, columns, leftIsRectified: true));
        }
    }

    private static ProductWay Way(in ProductOperands<float> of) => ProductPlan.Of(of).Way;

    private static unsafe void Check<T>(int rows, int inner, int columns, bool isFinite)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (blocks, row) = (Product.Blocks(inner), Product.Padded<T>(columns));
        var (leftRow, transposedRow) = (blocks * Product.BlockLength, rows + 3);
        var values = Drawn<T>(256, 1);
        values[0] = T.Zero;
        var (bytes, bytesTransposed, terms) = (new byte[rows * leftRow], new byte[int.Max(1, inner) * transposedRow], new ulong[rows * blocks]);
        var (left, numbers, numbersTransposed) = (new T[rows * inner], new T[rows * leftRow + Product.BlockLength], new T[int.Max(1, inner) * transposedRow]);
        // The content of the padding must not matter.
        Array.Fill(numbers, T.NaN);
        foreach (var (i, k) in from i in Enumerable.Range(0, rows) from k in Enumerable.Range(0, inner) select (i, k))
        {
            // Two of three are zero, and in every fourth row a whole block.
            var value = (byte)((i + k) % 3 == 0 && (i + k / Product.BlockLength) % 4 != 1 ? (7 * i + 13 * k) % 255 + 1 : 0);
            bytes[i * leftRow + k] = bytesTransposed[k * transposedRow + i] = value;
            left[i * inner + k] = numbers[i * leftRow + k] = numbersTransposed[k * transposedRow + i] = values[value];
            if (value != 0) terms[i * blocks + k / Product.BlockLength] |= 1ul << (k % Product.BlockLength);
        }

        var (right, paddedRight) = (Drawn<T>(inner * columns, 2), new T[inner * row]);
        if (!isFinite && inner > 0) (right[0], right[^1]) = (T.PositiveInfinity, T.NaN);
        for (var k = 0; k < inner; k++) right.AsSpan(k * columns, columns).CopyTo(paddedRight.AsSpan(k * row));
        var (expected, result, paddedResult) = (new T[rows * columns], new T[rows * row + Product.BlockLength], new T[rows * row]);
        MatrixProduct.Multiply<T>(left, right, expected, rows, inner, columns);
        fixed (byte* a = bytes, b = bytesTransposed)
        fixed (ulong* t = terms)
        fixed (T* n = numbers, m = numbersTransposed, v = values, r = paddedRight, c = result, p = paddedResult)
        {
            var of = new ProductOperands<T> { Right = r, RightRow = row, RightIsFinite = isFinite, Result = c, ResultRow = row, Rows = rows, Inner = inner, Columns = columns };
            var (rowsOfBytes, columnsOfBytes) = (of with { LeftBytes = a, LeftRow = leftRow, LeftValues = v }, of with { LeftBytes = b, LeftRow = 1, LeftInner = transposedRow, LeftValues = v });
            ProductOperands<T>[] all =
            [
                of with { Left = n, LeftRow = leftRow },
                of with { Left = n, LeftRow = leftRow, LeftIsRectified = true },
                of with { Left = m, LeftRow = 1, LeftInner = transposedRow },
                of with { Left = m, LeftRow = 1, LeftInner = transposedRow, LeftIsRectified = true },
                rowsOfBytes,
                rowsOfBytes with { LeftTerms = t, LeftTermsRow = blocks },
                columnsOfBytes,
                columnsOfBytes with { LeftTerms = t, LeftTermsRow = blocks },
            ];
            for (var i = 0; i < all.Length; i++)
            {
                AssertResult(all[i], i, expected, result);
                AssertResult(all[i] with { ResultRow = columns, PaddedResult = p }, i, expected, result);
            }
        }
    }

    private static void AssertResult<T>(in ProductOperands<T> of, int which, T[] expected, T[] result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Array.Fill(result, T.One);
        Product.Multiply(of);
        var (row, columns) = ((int)of.ResultRow, of.Columns);
        for (var i = 0; i < of.Rows; i++)
        {
            // Neither side has -0, and each has one NaN: equal numbers are equal bits.
            Assert.True(expected.AsSpan(i * columns, columns).SequenceEqual(result.AsSpan(i * row, columns)), $"Left operand {which}, row {i} of {of.Rows} x {of.Inner} x {columns}, a row every {row}");
        }

        Assert.True(result.AsSpan(of.Rows * row).IndexOfAnyExcept(T.One) < 0, $"Left operand {which}: something was written behind the result.");
    }
}
