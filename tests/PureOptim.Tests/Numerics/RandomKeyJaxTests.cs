using System.Globalization;
using System.Text.Json;
using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>RandomKey against Random123's published blocks, and against JAX.</summary>
public sealed class RandomKeyJaxTests
{
    private static readonly JsonElement _golden =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "threefry.json"))).RootElement;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, _golden.GetProperty("cases").GetArrayLength())];

    [Fact]
    public void The_block_function_is_the_published_one()
    {
        var blocks = _golden.GetProperty("block_threefry2x32_20").EnumerateArray().ToArray();
        Assert.Equal(3, blocks.Length);
        foreach (var block in blocks)
        {
            uint Word(string name, int index) => uint.Parse(block.GetProperty(name)[index].GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var (high, low) = Threefry.Block<Word>((Word("key", 0), Word("key", 1)), (Word("counter", 0), Word("counter", 1)));
            Assert.Equal((Word("output", 0), Word("output", 1)), (high.Value, low.Value));
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Seeds_splits_and_folds_give_the_keys_of_JAX(int number)
    {
        var (golden, key) = Case(number);
        Assert.Equal(Assert.Single(Keys(golden, "key")), key);
        Assert.Equal(Keys(golden, "split_2"), key.Split());
        Assert.Equal(Keys(golden, "split_5"), key.Split(5));
        Assert.Equal(Assert.Single(Keys(golden, "fold_in_7")), key.FoldIn(7));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Bits_are_those_of_JAX(int number)
    {
        var (golden, key) = Case(number);
        var bits32 = golden.GetProperty("bits32").EnumerateArray().Select(value => value.GetUInt32()).ToArray();
        var bits64 = golden.GetProperty("bits64").EnumerateArray()
            .Select(value => ulong.Parse(value.GetString()!, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(bits32, bits32.Select((_, index) => key.Bits32((ulong)index)));
        Assert.Equal(bits64, bits64.Select((_, index) => key.Bits64((ulong)index)));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Uniform_numbers_are_those_of_JAX(int number)
    {
        var (golden, key) = Case(number);
        var single = Numbers(golden, "uniform32").Select(value => (float)value).ToArray();
        var twice = Numbers(golden, "uniform64");
        Assert.Equal(single, single.Select((_, index) => key.Uniform<float>((ulong)index)));
        Assert.Equal(twice, twice.Select((_, index) => key.Uniform<double>((ulong)index)));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Normal_numbers_agree_with_those_of_JAX_but_for_its_approximation(int number)
    {
        // Ours is rounded once from double in float, and within 4 ulp by the arithmetic of its 20 operations in double; JAX's polynomials in the
        // precision of the result are said to be good to a few ulp. Over all cases of the file the worst are 2 ulp (float) and 4 ulp (double).
        var (golden, key) = Case(number);
        Assert.All(Numbers(golden, "normal32").Index(), draw => Assert.InRange(Ulps((float)draw.Item, key.Normal<float>((ulong)draw.Index)), 0, 2));
        Assert.All(Numbers(golden, "normal64").Index(), draw => Assert.InRange(Ulps(draw.Item, key.Normal<double>((ulong)draw.Index)), 0, 4));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Comparing_with_a_probability_gives_the_Bernoulli_draws_of_JAX(int number)
    {
        var (golden, key) = Case(number);
        var draws = Integers(golden, "bernoulli_03");
        Assert.Equal(draws, draws.Select((_, index) => key.Uniform<double>((ulong)index) < 0.3 ? 1 : 0));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Integers_choices_and_permutations_are_those_of_JAX(int number)
    {
        var (golden, key) = Case(number);
        var integers = Integers(golden, "integers_0_1000");
        var choices = Integers(golden, "choice_with_replacement_60000");
        Assert.Equal(integers, integers.Select((_, index) => key.IntegerBelow((ulong)index, 1000)));
        Assert.Equal(choices, choices.Select((_, index) => key.Choice((ulong)index, 60000)));
        Assert.Equal(Integers(golden, "permutation_10"), key.Permutation(10));
    }

    private static (JsonElement Golden, RandomKey Key) Case(int number)
    {
        var golden = _golden.GetProperty("cases")[number];
        return (golden, RandomKey.FromSeed(golden.GetProperty("seed").GetUInt64()));
    }

    private static RandomKey[] Keys(JsonElement golden, string name) =>
        [.. golden.GetProperty(name).EnumerateArray().Select(word => word.GetUInt32()).Chunk(2).Select(words => new RandomKey(words[0], words[1]))];

    private static int[] Integers(JsonElement golden, string name) => [.. golden.GetProperty(name).EnumerateArray().Select(value => value.GetInt32())];

    private static double[] Numbers(JsonElement golden, string name) =>
        [.. golden.GetProperty(name).EnumerateArray().Select(value => HexadecimalFloat.Parse(value.GetString()!))];

    private static long Ulps(float left, float right) => long.Abs(BitConverter.SingleToInt32Bits(left) - BitConverter.SingleToInt32Bits(right));

    private static long Ulps(double left, double right) => long.Abs(BitConverter.DoubleToInt64Bits(left) - BitConverter.DoubleToInt64Bits(right));
}
