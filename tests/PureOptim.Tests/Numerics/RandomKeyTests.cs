using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>The promises of RandomKey: its draws by index, their distributions, and its refusals.</summary>
public sealed class RandomKeyTests
{
    private static readonly RandomKey _key = RandomKey.FromSeed(2026);

    /// <summary>Lengths with every rest modulo the number of lanes.</summary>
    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 68)];

    [Theory]
    [InlineData(2, 0.6744897501960817)]
    [InlineData(10, 3.0972690781987846)]
    [InlineData(30, 6.009353565530744)]
    [InlineData(50, 7.956038125481531)]
    public void Normal_quantiles_are_the_true_ones(int exponent, double quantile)
    {
        // The x with a tail of 2^-n beyond, from the series of the distribution function in 60 decimal digits. Each of the three branches has
        // a value; 4 ulp is the rounding of its polynomials, for Algorithm AS 241 itself misses by 1e-16 at most.
        var u = 1 - double.ScaleB(1, 1 - exponent);
        Assert.InRange(Ulps(quantile, NormalQuantile.Of<Real64>(u).Value), 0, 4);
        Assert.Equal(-NormalQuantile.Of<Real64>(u).Value, NormalQuantile.Of<Real64>(-u).Value);
    }

    [Fact]
    public void Lanes_and_scalars_have_the_same_quantiles_in_every_branch()
    {
        double[] inputs = [-1 + double.ScaleB(1, -53), 1 - double.ScaleB(1, -40), -0.85, 0.85, double.BitIncrement(0.85), 0, -1e-300, 0.999999];
        for (var turn = 0; turn < inputs.Length; turn++)
        {
            double[] turned = [.. inputs[turn..], .. inputs[..turn]];
            var lanes = NormalQuantile.Of<Lanes64>(new(System.Runtime.Intrinsics.Vector512.Create(turned))).Vector;
            for (var i = 0; i < turned.Length; i++)
                Assert.Equal(BitConverter.DoubleToInt64Bits(NormalQuantile.Of<Real64>(turned[i]).Value), BitConverter.DoubleToInt64Bits(lanes[i]));
        }
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_normal_distribution()
    {
        // For n draws the mean has the standard deviation 1/sqrt(n), the mean square sqrt(2/n), the mean fourth power sqrt(96/n). Five are allowed.
        const int count = 100_000;
        var draws = Filled<double>(count, _key.FillNormal);
        var root = double.Sqrt(count);
        Assert.InRange(draws.Average(), -5 / root, 5 / root);
        Assert.InRange(draws.Average(draw => draw * draw), 1 - (5 * 1.4143 / root), 1 + (5 * 1.4143 / root));
        Assert.InRange(draws.Average(draw => draw * draw * draw * draw), 3 - (5 * 9.798 / root), 3 + (5 * 9.798 / root));
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Filling_a_span_draws_at_every_index(int length)
    {
        Assert.Equal(Draws<uint>(length, _key.Bits32), Filled<uint>(length, _key.FillBits));
        Assert.Equal(Draws<ulong>(length, _key.Bits64), Filled<ulong>(length, _key.FillBits));
        Assert.Equal(Draws<float>(length, _key.Uniform<float>), Filled<float>(length, _key.FillUniform));
        Assert.Equal(Draws<double>(length, _key.Uniform<double>), Filled<double>(length, _key.FillUniform));
        Assert.Equal(Draws<float>(length, _key.Normal<float>), Filled<float>(length, _key.FillNormal));
        Assert.Equal(Draws<double>(length, _key.Normal<double>), Filled<double>(length, _key.FillNormal));
        Assert.Equal(Draws(length, index => _key.IntegerBelow(index, 77)), Filled<int>(length, values => _key.FillIntegers(values, 77)));
        Assert.Equal(Draws(length, index => _key.Choice(index, 60000)), Filled<int>(length, values => _key.FillChoice(values, 60000)));
    }

    [Fact]
    public void An_index_beyond_32_bits_is_another_draw()
    {
        Assert.NotEqual(_key.Bits64(5), _key.Bits64(5 + (1ul << 32)));
        Assert.Equal(_key.FoldIn(5), _key.Split(6)[5]);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(65_535), InlineData(65_536), InlineData(100_003), InlineData(int.MaxValue)]
    public void Integers_and_choices_are_exact_remainders(int bound)
    {
        // The remainder of the 64 and 128 bits, by arithmetic that cannot overflow.
        var children = _key.Split();
        for (var index = 0ul; index < 1000; index++)
        {
            var bits = ((ulong)children[0].Bits32(index) << 32) | children[1].Bits32(index);
            var wide = new UInt128(children[0].Bits64(index), children[1].Bits64(index));
            Assert.Equal((int)(bits % (ulong)bound), _key.IntegerBelow(index, bound));
            Assert.Equal((int)(wide % (UInt128)bound), _key.Choice(index, bound));
        }
    }

    [Fact]
    public void Every_integer_is_as_frequent_as_the_others()
    {
        // Chi-squared with 99 degrees of freedom: mean 99, standard deviation 14.1; five of them above the mean is 170. The draws are fixed.
        const int bound = 100, count = 100_000;
        foreach (var draws in new[] { Filled<int>(count, values => _key.FillIntegers(values, bound)), Filled<int>(count, values => _key.FillChoice(values, bound)) })
        {
            var counts = new int[bound];
            foreach (var draw in draws) counts[draw]++;
            const double expected = (double)count / bound;
            Assert.InRange(counts.Sum(seen => (seen - expected) * (seen - expected) / expected), 50, 170);
        }
    }

    [Fact]
    public void Uniform_numbers_are_in_range_and_evenly_spread()
    {
        // The mean of n uniform numbers has the standard deviation 1/sqrt(12 n): 0.0009 for n = 100,000. Five of them are allowed.
        var draws = Filled<double>(100_000, _key.FillUniform);
        Assert.All(draws, draw => Assert.InRange(draw, 0, double.BitDecrement(1)));
        Assert.InRange(draws.Average(), 0.5 - 0.0046, 0.5 + 0.0046);
    }

    /// <summary>As documented: r stable sorts by 32 bits, each with new ones, where r is the least with (2^32 - 1)^r at least count^3.</summary>
    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(1_625), InlineData(1_626), InlineData(3_000)]
    public void A_permutation_is_sorted_as_often_as_equal_bits_demand(int count)
    {
        var (order, key) = (Enumerable.Range(0, count).ToArray(), _key);
        for (var reach = BigInteger.One; reach < BigInteger.Pow(count, 3); reach *= uint.MaxValue)
        {
            var bits = key.Split()[1];
            order = [.. order.Index().OrderBy(entry => bits.Bits32((ulong)entry.Index)).Select(entry => entry.Item)];
            key = key.Split()[0];
        }

        Assert.Equal(order, _key.Permutation(count));
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(1_625), InlineData(1_626), InlineData(70_000)]
    public void A_permutation_has_every_number_once(int count) =>
        Assert.Equal(Enumerable.Range(0, count), _key.Permutation(count).Order());

    [Fact]
    public void All_orders_of_three_are_about_as_frequent()
    {
        // 6,000 permutations over 6 orders: 1,000 each, standard deviation sqrt(6000 * 1/6 * 5/6) = 28.9; five of them are allowed.
        var orders = Enumerable.Range(0, 6_000).CountBy(number => string.Join("", _key.FoldIn((uint)number).Permutation(3))).ToArray();
        Assert.Equal(6, orders.Length);
        Assert.All(orders, order => Assert.InRange(order.Value, 855, 1_145));
    }

    [Fact]
    public void Bad_bounds_and_counts_are_refused()
    {
        Assert.Equal("bound", Assert.Throws<ArgumentOutOfRangeException>(() => _key.IntegerBelow(0, 0)).ParamName);
        Assert.Equal("bound", Assert.Throws<ArgumentOutOfRangeException>(() => _key.FillIntegers(new int[1], -1)).ParamName);
        Assert.Equal("population", Assert.Throws<ArgumentOutOfRangeException>(() => _key.Choice(0, 0)).ParamName);
        Assert.Equal("population", Assert.Throws<ArgumentOutOfRangeException>(() => _key.FillChoice(new int[1], 0)).ParamName);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => _key.Split(-1)).ParamName);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => _key.Permutation(-1)).ParamName);
        Assert.Equal("Random numbers are float or double, not System.Half.", Assert.Throws<NotSupportedException>(() => _key.Uniform<Half>(0)).Message);
    }

    [Fact]
    public void A_key_prints_as_its_words() => Assert.Equal("0000000100000007", RandomKey.FromSeed((1ul << 32) + 7).ToString());

    private static long Ulps(double left, double right) => long.Abs(BitConverter.DoubleToInt64Bits(left) - BitConverter.DoubleToInt64Bits(right));

    private static T[] Draws<T>(int length, Func<ulong, T> draw) => [.. Enumerable.Range(0, length).Select(index => draw((ulong)index))];

    private static T[] Filled<T>(int length, FillSpan<T> fill)
    {
        var values = new T[length];
        fill(values);
        return values;
    }

    private delegate void FillSpan<T>(Span<T> values);
}
