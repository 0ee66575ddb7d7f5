using System.Numerics;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

public sealed class MatrixProductTests
{
    /// <summary>Every remainder of the blocks of 8 rows and of 3 x 16, 16, 10, 8, 4 and 1 columns, and E2's shapes.</summary>
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 1, 7, 3 }, { 3, 5, 4 }, { 8, 2, 16 }, { 9, 3, 17 }, { 7, 4, 50 }, { 16, 0, 10 }, { 13, 6, 31 }, { 10, 9, 63 }, { 21, 11, 67 },
        { 8, 100, 10 }, { 21, 11, 10 }, { 100, 128, 10 }, { 9, 130, 112 }, { 128, 100, 100 }, { 100, 128, 100 }, { 64, 784, 100 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_element_is_one_chain_of_fused_multiply_adds_in_order(int rows, int inner, int columns)
    {
        Check<float>(rows, inner, columns);
        Check<double>(rows, inner, columns);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Leaving_zeros_out_does_not_show_in_the_bits(int rows, int inner, int columns)
    {
        CheckZeroSkipping<float>(rows, inner, columns, _ => { });
        CheckZeroSkipping<double>(rows, inner, columns, _ => { });
    }

    [Fact]
    public void Leaving_zeros_out_does_not_show_beside_special_values()
    {
        CheckZeroSkipping<float>(24, 130, 35, right => Sprinkle(right, float.NegativeZero, float.Epsilon, -float.Epsilon, float.MaxValue, -float.MaxValue));
        CheckZeroSkipping<double>(24, 130, 35, right => Sprinkle(right, double.NegativeZero, double.Epsilon, -double.Epsilon, double.MaxValue, -double.MaxValue));
        CheckZeroSkipping<float>(24, 130, 35, right => Sprinkle(right, float.PositiveInfinity));
        CheckZeroSkipping<float>(24, 130, 35, right => Sprinkle(right, float.NaN, float.NegativeInfinity));
        CheckZeroSkipping<double>(24, 130, 35, right => Sprinkle(right, BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_1234)));
    }

    [Fact]
    public void A_product_has_no_negative_zero_and_a_single_NaN()
    {
        // The smallest number times -1/4 rounds to -0.
        Assert.Equal(0UL, Single(double.Epsilon, -0.25));
        Assert.Equal(0UL, Single(-0.0, 1.0));
        Assert.Equal(BitConverter.DoubleToUInt64Bits(double.NaN), Single(0.0, double.PositiveInfinity));
        Assert.Equal(BitConverter.DoubleToUInt64Bits(double.NaN), Single(1.0, BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_1234)));

        static ulong Single(double left, double right)
        {
            var result = new double[1];
            MatrixProduct.Multiply<double>([left], [right], result, 1, 1, 1);
            return BitConverter.DoubleToUInt64Bits(result[0]);
        }
    }

    [Fact]
    public void A_wrong_size_is_refused_by_name()
    {
        foreach (var (name, (left, right, result)) in new[] { ("left", (5, 6, 4)), ("right", (6, 5, 4)), ("result", (6, 6, 5)) })
        {
            double[] a = new double[left], b = new double[right], c = new double[result];
            Assert.Equal(name, Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply<double>(a, b, c, 2, 3, 2)).ParamName);
            Assert.Equal(name, Assert.Throws<ArgumentException>(() => MatrixProduct.MultiplyTransposedLeft<double>(a, b, c, 2, 3, 2)).ParamName);
            Assert.Equal(name, Assert.Throws<ArgumentException>(() => MatrixProduct.MultiplyTransposedRight<double>(a, b, c, 2, 3, 2)).ParamName);
        }

        var error = Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply<double>(new double[6], new double[5], new double[4], 2, 3, 2));
        Assert.Equal("right", error.ParamName);
        Assert.Contains("5 elements where its shape is [3, 2]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_that_overlaps_an_operand_is_refused()
    {
        var memory = new double[4];
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply<double>(memory, new double[4], memory, 2, 2, 2));
    }

    private static void Check<T>(int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (left, right) = (Numbers<T>(rows * inner, 1), Numbers<T>(inner * columns, 2));
        var expected = Reference(left, right, rows, inner, columns);
        var result = new T[rows * columns];
        MatrixProduct.Multiply<T>(left, right, result, rows, inner, columns);
        AssertSameBits(expected, result);
        Array.Clear(result);
        MatrixProduct.MultiplyTransposedLeft<T>(Transposed(left, rows, inner), right, result, rows, inner, columns);
        AssertSameBits(expected, result);
        Array.Clear(result);
        MatrixProduct.MultiplyTransposedRight<T>(left, Transposed(right, inner, columns), result, rows, inner, columns);
        AssertSameBits(expected, result);
    }

    private static unsafe void CheckZeroSkipping<T>(int rows, int inner, int columns, Action<T[]> change)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var leftRow = (inner + 63) / 64 * 64;
        var (bytes, numbers) = (new byte[rows * leftRow + 64], new T[rows * leftRow + 64]);
        var left = new T[rows * inner];
        var key = RandomKey.FromSeed(5);
        var values = Numbers<T>(256, 3);
        values[0] = T.Zero;
        // The content of the padding must not matter.
        Array.Fill(numbers, T.NaN);
        for (var i = 0; i < left.Length; i++)
        {
            // In every third row a whole block is zero.
            var isEmpty = i % inner / 64 == 1 && i / inner % 3 == 0;
            var value = !isEmpty && key.IntegerBelow((ulong)i, 5) < 2 ? (byte)key.FoldIn(1).IntegerBelow((ulong)i, 256) : (byte)0;
            left[i] = values[value];
            bytes[i / inner * leftRow + i % inner] = value;
            numbers[i / inner * leftRow + i % inner] = values[value];
        }

        var right = Numbers<T>(inner * columns, 4);
        change(right);
        var expected = Reference(left, right, rows, inner, columns);
        var transposed = Transposed([.. Enumerable.Range(0, rows).SelectMany(i => bytes.Skip(i * leftRow).Take(inner))], rows, inner);
        fixed (byte* a = bytes, t = transposed)
        fixed (T* v = values, n = numbers)
        {
            AssertSameBits(expected, SparseLeft<ByteRow<T>, T>(new(a, v), leftRow, right, rows, inner, columns));
            // Neighbouring bytes of a row of the other way round are below one another here.
            AssertSameBits(expected, SparseLeft<ByteColumn<T>, T>(new(t, rows, v), 1, right, rows, inner, columns));
            AssertSameBits(expected, SparseLeft<NumberRow<T>, T>(new(n), leftRow, right, rows, inner, columns));
        }
    }

    private static unsafe T[] SparseLeft<TRow, T>(TRow left, int leftRow, T[] right, int rows, int inner, int columns)
        where TRow : struct, ISparseRow<TRow, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var row = Product.Padded<T>(columns);
        var padded = new T[inner * row];
        for (var k = 0; k < inner; k++) right.AsSpan(k * columns, columns).CopyTo(padded.AsSpan(k * row));
        var resultRow = SparseLeftProduct.WritesNoPadding<T>(columns) ? columns : row;
        var result = new T[rows * resultRow + row];
        result.AsSpan(rows * resultRow).Fill(T.One);
        fixed (T* b = padded, c = result)
        {
            var operands = new SparseLeftOperands<TRow, T>
            {
                Left = left,
                LeftRow = leftRow,
                Right = b,
                RightRow = row,
                RightIsFinite = right.All(T.IsFinite),
                Result = c,
                ResultRow = resultRow,
                Rows = rows,
                Inner = inner,
                Columns = columns,
            };
            SparseLeftProduct.Multiply<TRow, T, StoreSum<T>>(operands, default);
            T[] found = [.. result];
            // The same with terms that are known.
            var blocks = SparseLeftProduct.Blocks(inner);
            var words = new ulong[rows * (blocks + 1)];
            fixed (ulong* terms = words)
            {
                for (var i = 0; i < rows; i++)
                    (operands with { Left = left.Down(i * leftRow), Rows = 1 }).FillTerms(terms + i * (blocks + 1));
                SparseLeftProduct.Multiply<TRow, T, StoreSum<T>>(operands with { Terms = terms, TermsRow = blocks + 1 }, default);
            }

            AssertSameBits(found, result);
        }

        Assert.True(result.AsSpan(rows * resultRow).IndexOfAnyExcept(T.One) < 0, "Something was written behind the result.");
        return [.. Enumerable.Range(0, rows).SelectMany(i => result.Skip(i * resultRow).Take(columns))];
    }

    /// <summary>The definition: a chain from +0 on, then no -0, and one NaN.</summary>
    private static T[] Reference<T>(T[] left, T[] right, int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new T[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var sum = T.Zero;
                for (var k = 0; k < inner; k++) sum = T.FusedMultiplyAdd(left[i * inner + k], right[k * columns + j], sum);
                result[i * columns + j] = T.IsNaN(sum) ? T.NaN : sum == T.Zero ? T.Zero : sum;
            }
        }

        return result;
    }

    private static T[] Transposed<T>(T[] matrix, int rows, int columns) =>
        [.. from column in Enumerable.Range(0, columns) from row in Enumerable.Range(0, rows) select matrix[row * columns + column]];

    /// <summary>Numbers of very different size, so that another order of the sum shows.</summary>
    private static T[] Numbers<T>(int count, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var key = RandomKey.FromSeed(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
            T.ScaleB(T.CreateChecked(key.Uniform<double>((ulong)i) - 0.5), key.FoldIn(1).IntegerBelow((ulong)i, 41) - 20))];
    }

    private static void Sprinkle<T>(T[] values, params T[] special)
    {
        for (var i = 0; i < special.Length; i++) values[(i * 997 + 311) % values.Length] = special[i];
    }

    private static void AssertSameBits<T>(T[] expected, T[] actual)
        where T : unmanaged
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.True(MemoryMarshal.AsBytes(expected.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(actual.AsSpan())));
    }
}
