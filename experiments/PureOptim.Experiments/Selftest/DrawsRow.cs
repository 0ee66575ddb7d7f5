using System.Numerics;

namespace PureOptim.Experiments.Selftest;

/// <summary>Random draws of every kind: many at once, which goes through vectors and a rest, and single ones at far indices.</summary>
internal sealed record DrawsRow() : SelfTest("draws", "random keys, bits, numbers, integers, choices, permutations")
{
    /// <summary>Odd, so that draws are left over beside whole vectors.</summary>
    private const int Count = 1003;

    private static readonly ulong[] _seeds = [0, 1, 42, 0x0123_4567_89AB_CDEF, ulong.MaxValue];
    private static readonly ulong[] _indices = [0, 1, 15, 16, uint.MaxValue, 1UL << 32, (1UL << 32) + 1, 1UL << 63, ulong.MaxValue];
    private static readonly int[] _bounds = [1, 2, 10, 65_535, 65_536, 60_000, int.MaxValue];
    private static readonly int[] _counts = [0, 1, 2, 10, 1_625, 1_626];

    internal override void AddTo<T>(Digest digest, int threads)
    {
        foreach (var seed in _seeds)
        {
            var key = RandomKey.FromSeed(seed);
            foreach (var child in key.Split(5).Append(key.FoldIn(77))) digest.Add(child.ToString());
            AddMany<T>(digest, key);
            foreach (var index in _indices) AddSingle<T>(digest, key, index);
            foreach (var count in _counts) AddAll(digest, "permutation", key.Permutation(count).AsSpan());
        }
    }

    private static void AddMany<T>(Digest digest, RandomKey key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (words, longs, integers, numbers) = (new uint[Count], new ulong[Count], new int[Count], new T[Count]);
        key.FillBits(words);
        AddAll<uint>(digest, "32 bits", words);
        key.FillBits(longs);
        AddAll<ulong>(digest, "64 bits", longs);
        key.FillUniform<T>(numbers);
        Add<T>(digest, "uniform", numbers);
        key.FillNormal<T>(numbers);
        Add<T>(digest, "normal", numbers);
        foreach (var bound in _bounds)
        {
            key.FillIntegers(integers, bound);
            AddAll<int>(digest, "integers", integers);
            key.FillChoice(integers, bound);
            AddAll<int>(digest, "choices", integers);
        }
    }

    private static void AddSingle<T>(Digest digest, RandomKey key, ulong index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Add<T>(digest, "numbers", [key.Uniform<T>(index), key.Normal<T>(index)]);
        AddAll<ulong>(digest, "bits", [key.Bits32(index), key.Bits64(index)]);
        foreach (var bound in _bounds) AddAll<int>(digest, "integers", [key.IntegerBelow(index, bound), key.Choice(index, bound)]);
    }

    private static void AddAll<TInteger>(Digest digest, string name, ReadOnlySpan<TInteger> values)
        where TInteger : IBinaryInteger<TInteger>
    {
        digest.Add(name);
        digest.Add(values.Length);
        foreach (var value in values) digest.Add(long.CreateTruncating(value));
    }
}
