using FsCheck.Xunit;
using PureOptim.PropertyTests.Generators;

namespace PureOptim.PropertyTests.Laws;

/// <summary>A draw is a function of key and index.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)])]
public sealed class RandomKeyLaws
{
    [Property]
    public bool A_longer_span_begins_with_the_shorter(RandomKey key, byte length, byte more)
    {
        var (shorter, longer) = (new double[length], new double[length + more]);
        key.FillNormal<double>(shorter);
        key.FillNormal<double>(longer);
        return Bits.Same<double>(shorter, longer.AsSpan(0, length))
            && Enumerable.Range(0, longer.Length).All(i => Bits.Same(longer[i], key.Normal<double>((ulong)i)));
    }

    [Property]
    public bool Folding_a_number_in_takes_the_split_of_that_number(RandomKey key, byte number) => key.FoldIn(number) == key.Split(number + 1)[number];

    [Property]
    public bool Integers_stay_below_their_bound(RandomKey key, ulong index, uint bound)
    {
        var limit = (int)(bound % int.MaxValue) + 1;
        return key.IntegerBelow(index, limit) is >= 0 and var integer && integer < limit && key.Choice(index, limit) is >= 0 and var choice && choice < limit;
    }

    [Property]
    public bool Uniform_numbers_stay_below_one_and_normal_ones_are_finite(RandomKey key, ulong index) =>
        key.Uniform<float>(index) is >= 0 and < 1 && key.Uniform<double>(index) is >= 0 and < 1
        && float.IsFinite(key.Normal<float>(index)) && double.IsFinite(key.Normal<double>(index));

    [Property]
    public bool A_permutation_has_every_number_once(RandomKey key, ushort count) =>
        key.Permutation(count % 4000).Order().SequenceEqual(Enumerable.Range(0, count % 4000));

    [Property]
    public bool Split_keys_differ(RandomKey key) => key.Split(100).Append(key).Distinct().Count() == 101;
}
