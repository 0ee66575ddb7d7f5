using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>The reductions against a plain statement of their tree, and against exact sums in BigInteger.</summary>
public sealed class ReductionTests
{
    /// <summary>Every rest modulo the lanes, and lengths around the splits of the tree.</summary>
    public static TheoryData<int> Lengths =>
        [.. Enumerable.Range(0, 68), 1023, 1024, 1025, 1040, 2047, 2048, 2049, 3000, 4096, 5000, 20_011];

    [Theory, MemberData(nameof(Lengths))]
    public void Every_reduction_follows_the_documented_tree(int length)
    {
        var (left, right) = (SamplePoints(1, length), SamplePoints(2, length));
        var (leftSingle, rightSingle) = (Single(left), Single(right));
        AssertSameBits(Tree([.. left.Select(value => (value, 1.0))]), Reduction.Sum(left));
        AssertSameBits(Tree([.. left.Zip(right)]), Reduction.Dot(left, right));
        AssertSameBits(Tree([.. leftSingle.Select(value => ((double)value, 1.0))]), Reduction.Sum(leftSingle));
        AssertSameBits(Tree([.. leftSingle.Zip(rightSingle, (one, other) => ((double)one, (double)other))]), Reduction.Dot(leftSingle, rightSingle));
        AssertSameBits(double.Sqrt(Tree([.. leftSingle.Select(value => ((double)value, (double)value))])), Reduction.Norm(leftSingle));
        AssertSameBits(Tree([.. left.Select(value => (value, 1.0))]) / length, Reduction.Mean(left));
        AssertSameBits(Tree([.. leftSingle.Select(value => ((double)value, 1.0))]) / length, Reduction.Mean(leftSingle));
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Errors_stay_below_the_proven_bound(int length)
    {
        var (left, right) = (SamplePoints(3, length), SamplePoints(4, length));
        AssertWithinBound([.. left.Select(Exact.Of)], Reduction.Sum(left), length, additional: 0);
        AssertWithinBound([.. left.Zip(right, (one, other) => Exact.Of(one) * Exact.Of(other))], Reduction.Dot(left, right), length, additional: 1);
        AssertWithinBound([.. Single(left).Select(value => Exact.Of(value))], Reduction.Sum(Single(left)), length, additional: 0);
    }

    [Fact]
    public void Of_nothing_a_sum_is_plus_zero_and_a_mean_is_not_a_number()
    {
        foreach (var sum in new[] { Reduction.Sum(ReadOnlySpan<double>.Empty), Reduction.Sum(ReadOnlySpan<float>.Empty), Reduction.Dot(ReadOnlySpan<double>.Empty, []), Reduction.Norm(ReadOnlySpan<double>.Empty), Reduction.Norm(ReadOnlySpan<float>.Empty) })
            AssertSameBits(0.0, sum);
        Assert.True(double.IsNaN(Reduction.Mean(ReadOnlySpan<double>.Empty)));
        AssertSameBits(0.0, Reduction.Sum([-0.0, -0.0]));
    }

    [Fact]
    public void The_order_of_the_elements_matters_because_sums_round()
    {
        // In one leaf the elements 0 and 16 share a lane and 1 has its own: (1e16 - 1e16) + 1, against (1e16 + 1) - 1e16 = 0 when 1 and -1e16 change places.
        var values = new double[17];
        (values[0], values[1], values[16]) = (1e16, 1, -1e16);
        Assert.Equal(1, Reduction.Sum(values));
        (values[1], values[16]) = (values[16], values[1]);
        Assert.Equal(0, Reduction.Sum(values));
    }

    [Fact]
    public void Norms_neither_overflow_nor_underflow()
    {
        Assert.Equal(double.ScaleB(5, 1020), Reduction.Norm([double.ScaleB(3, 1020), double.ScaleB(4, 1020)]));
        Assert.Equal(double.ScaleB(5, -1074), Reduction.Norm([double.ScaleB(3, -1074), double.ScaleB(4, -1074)]));
        Assert.Equal(double.MaxValue, Reduction.Norm([0, -double.MaxValue, 0]));
        Assert.Equal(double.Epsilon, Reduction.Norm([0, double.Epsilon]));
        Assert.Equal(double.PositiveInfinity, Reduction.Norm([double.MaxValue, double.MaxValue]));
        Assert.Equal(5 * double.ScaleB(1, 125), Reduction.Norm([3 * float.ScaleB(1, 125), 4 * float.ScaleB(1, 125)]));
        Assert.Equal(5 * double.ScaleB(1, -149), Reduction.Norm([3 * float.Epsilon, 4 * float.Epsilon]));
    }

    [Fact]
    public void Norms_scale_exactly_with_powers_of_two()
    {
        var values = SamplePoints(5, 333);
        foreach (var exponent in new[] { -900, -1, 7, 900 })
            AssertSameBits(double.ScaleB(Reduction.Norm(values), exponent), Reduction.Norm([.. values.Select(value => double.ScaleB(value, exponent))]));
    }

    [Theory, InlineData(1), InlineData(7), InlineData(40), InlineData(3000)]
    public void Not_a_number_and_infinity_get_through_from_every_place(int length)
    {
        for (var place = 0; place < length; place += 13)
        {
            var values = Enumerable.Repeat(1.0, length).ToArray();
            values[place] = double.PositiveInfinity;
            Assert.Equal(double.PositiveInfinity, Reduction.Sum(values));
            Assert.Equal(double.PositiveInfinity, Reduction.Norm(values));
            Assert.Equal(double.PositiveInfinity, Reduction.Norm(Single(values)));
            values[^1] = double.NaN;
            AssertSameBits(double.NaN, Reduction.Sum(values));
            AssertSameBits(double.NaN, Reduction.Norm(values));
            AssertSameBits(double.NaN, Reduction.Norm(Single(values)));
        }

        AssertSameBits(double.NaN, Reduction.Sum([double.PositiveInfinity, double.NegativeInfinity]));
        AssertSameBits(double.NaN, Reduction.Sum([BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0123)]));
    }

    [Fact]
    public void Vectors_of_different_length_have_no_dot_product() =>
        Assert.Contains("3 and 2 elements", Assert.Throws<ArgumentException>(() => Reduction.Dot([1.0, 2, 3], [1.0, 2])).Message, StringComparison.Ordinal);

    /// <summary>The tree as the documentation says it, one scalar after another.</summary>
    private static double Tree(ReadOnlySpan<(double Left, double Right)> factors)
    {
        if (factors.Length > 1024)
        {
            var half = 1024;
            while (2 * half < factors.Length) half *= 2;
            return Tree(factors[..half]) + Tree(factors[half..]);
        }

        var lanes = new double[16];
        for (var i = 0; i < (factors.Length + 15) / 16 * 16; i++)
        {
            var (left, right) = i < factors.Length ? factors[i] : (0, 0);
            lanes[i % 16] = double.FusedMultiplyAdd(left, right, lanes[i % 16]);
        }

        for (var half = 8; half > 0; half /= 2)
            for (var j = 0; j < half; j++) lanes[j] += lanes[j + half];
        return lanes[0];
    }

    /// <summary>|computed - exact| &lt;= d u / (1 - d u) times the sum of the magnitudes, u = 2^-53, all in exact arithmetic.</summary>
    private static void AssertWithinBound(Exact[] terms, double computed, int length, int additional)
    {
        var exact = terms.Aggregate(Exact.Zero, (sum, term) => sum + term);
        var magnitudes = terms.Aggregate(Exact.Zero, (sum, term) => sum + term.Abs());
        BigInteger roundings = 67 + additional + (length > 1024 ? BitOperations.Log2((uint)(length - 1) / 1024) + 1 : 0);

        // Both sides times (2^53 - d).
        var distance = (Exact.Of(computed) - exact).Abs() * ((BigInteger.One << 53) - roundings);
        Assert.True(distance.CompareTo(magnitudes * roundings) <= 0, $"{length} terms: the error exceeds {roundings} roundings");
    }

    /// <summary>Numbers of both signs over 24 powers of ten.</summary>
    private static double[] SamplePoints(uint stream, int length)
    {
        var key = RandomKey.FromSeed(stream);
        var (sizes, signs) = (key.FoldIn(0), key.FoldIn(1));
        return [.. Enumerable.Range(0, length).Select(i => (signs.Uniform<double>((ulong)i) - 0.5) * double.ScaleB(1, sizes.IntegerBelow((ulong)i, 80) - 40))];
    }

    private static float[] Single(double[] values) => Array.ConvertAll(values, value => (float)value);

    private static void AssertSameBits(double expected, double actual) =>
        Assert.Equal(BitConverter.DoubleToUInt64Bits(expected), BitConverter.DoubleToUInt64Bits(actual));
}
