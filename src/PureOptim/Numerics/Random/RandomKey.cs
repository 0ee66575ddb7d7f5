using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// The key of a stream of random numbers. A draw is a function of key and index: nothing is hidden, nothing advances, and draws may be taken
/// in any order and on any thread. Use a key for one purpose; for the next, <see cref="Split"/> it or <see cref="FoldIn"/> a number.
/// </summary>
/// <remarks>
/// <para>
/// The generator is Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror and Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011).
/// Seeds, splits, folds, bits and uniform numbers are those of JAX with <c>jax_threefry_partitionable</c>, and so are permutations, choices
/// among fewer than 2^31, and integers below 2^16. Two
/// things differ: integers below larger bounds, see <see cref="IntegerBelow"/>, and the last bits of normal numbers, see
/// <see cref="Normal{T}"/>.
/// </para>
/// <para>The type is immutable and safe to share between threads. It is not meant for secrets.</para>
/// </remarks>
/// <param name="High">The key's first word.</param>
/// <param name="Low">The key's second word.</param>
public readonly partial record struct RandomKey(uint High, uint Low)
{
    /// <summary>The key of a seed: its upper and its lower 32 bits.</summary>
    public static RandomKey FromSeed(ulong seed) => new((uint)(seed >> 32), (uint)seed);

    /// <summary>Keys for <paramref name="count"/> purposes, as good as independent of each other and of this key's draws.</summary>
    /// <param name="count">The number, at least 0. The first keys are the same whatever the number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public ImmutableArray<RandomKey> Split(int count = 2)
    {
        Argument.AtLeast(count, 0);
        var keys = ImmutableArray.CreateBuilder<RandomKey>(count);
        for (var index = 0; index < count; index++) keys.Add(Child((uint)index));
        return keys.MoveToImmutable();
    }

    /// <summary>The key for the purpose numbered <paramref name="data"/>: the step of a run, the layer of a network. It is the split's key of that number.</summary>
    public RandomKey FoldIn(uint data) => Child(data);

    /// <summary>The key of the step that follows so many; the upper half of their number is folded in where it is not 0.</summary>
    internal RandomKey OfStep(long steps) => steps <= uint.MaxValue ? FoldIn((uint)steps) : FoldIn((uint)steps).FoldIn((uint)(steps >> 32));

    /// <summary>The 32 random bits at <paramref name="index"/>.</summary>
    public uint Bits32(ulong index)
    {
        var (high, low) = Block(index);
        return high ^ low;
    }

    /// <summary>The 64 random bits at <paramref name="index"/>.</summary>
    public ulong Bits64(ulong index)
    {
        var (high, low) = Block(index);
        return ((ulong)high << 32) | low;
    }

    /// <summary>
    /// The uniform number in [0, 1) at <paramref name="index"/>: a multiple of 2^-23 in <see cref="float"/>, of 2^-52 in <see cref="double"/>.
    /// </summary>
    public T Uniform<T>(ulong index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        IsSingle<T>() ? T.CreateTruncating(UniformOf(Bits32(index))) : T.CreateTruncating(UniformOf(Bits64(index)));

    /// <summary>The standard normal number (mean 0, variance 1) at <paramref name="index"/>: the inverse distribution function of a uniform number.</summary>
    /// <remarks>
    /// The uniform number is that of JAX, u = 2 <see cref="Uniform{T}"/> - 1 plus half a unit of its last place, which leaves out the ends.
    /// Where JAX inverts the error function by a polynomial in the precision of T, here the inverse is computed in double precision by
    /// Wichura's Algorithm AS 241 and rounded once, so the two agree but for the last bits; a test says how many. No number is farther from 0
    /// than 5.4 in <see cref="float"/> and 8.3 in <see cref="double"/>.
    /// </remarks>
    public T Normal<T>(ulong index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(NormalOf<Real64>(double.CreateTruncating(Uniform<T>(index)), UniformEnd<T>()).Value);

    /// <summary>The integer at <paramref name="index"/>, at least 0 and below <paramref name="bound"/>.</summary>
    /// <remarks>
    /// It is the remainder of 64 random bits, 32 from each of two split keys, so no integer is more probable than another by over bound/2^64 of
    /// its probability. JAX multiplies in 32 bits and from a bound of 2^16 on drops the upper half; here the remainder is exact.
    /// </remarks>
    /// <param name="index">The index of the draw.</param>
    /// <param name="bound">The smallest integer that is too large, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public int IntegerBelow(ulong index, int bound)
    {
        Argument.AtLeast(bound, 1);
        return IntegerOf(Child(0).Bits32(index), Child(1).Bits32(index), bound);
    }

    /// <summary>
    /// The member at <paramref name="index"/> of a choice with replacement among the numbers 0 to <paramref name="population"/> - 1.
    /// Unlike <see cref="IntegerBelow"/> it is the remainder of 128 random bits, as in JAX with 64-bit integers.
    /// </summary>
    /// <param name="index">The index of the draw.</param>
    /// <param name="population">The number of items to choose from, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The population is below 1.</exception>
    public int Choice(ulong index, int population)
    {
        Argument.AtLeast(population, 1);
        return ChoiceOf(Child(0).Bits64(index), Child(1).Bits64(index), (uint)population);
    }

    /// <summary>The numbers 0 to <paramref name="count"/> - 1 in random order.</summary>
    /// <remarks>
    /// They are sorted by random bits, in as many rounds as it takes to make equal bits irrelevant: 1 below 1,626 numbers, 2 below
    /// 2,642,246, else 3.
    /// </remarks>
    /// <param name="count">The number of items, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public ImmutableArray<int> Permutation(int count)
    {
        Argument.AtLeast(count, 0);
        var order = new int[count];
        for (var i = 0; i < count; i++) order[i] = i;
        var bits = new uint[count];
        var places = new ulong[count];
        var key = this;
        for (var round = 0; round < ShuffleRounds(count); round++)
        {
            // The sort is stable because the place is the lower half of the key.
            key.Child(1).FillBits(bits);
            for (var i = 0; i < count; i++) places[i] = ((ulong)bits[i] << 32) | (uint)i;
            Array.Sort(places);
            order = Array.ConvertAll(places, place => order[(uint)place]);
            key = key.Child(0);
        }

        return [.. order];
    }

    /// <summary>The key as 16 hexadecimal digits.</summary>
    public override string ToString() => Invariant($"{High:x8}{Low:x8}");

    /// <summary>The least number of rounds r with (2^32 - 1)^r at least count^3.</summary>
    private static int ShuffleRounds(int count) => count switch { <= 1 => 0, <= 1_625 => 1, <= 2_642_245 => 2, _ => 3 };

    private static float UniformOf(uint bits) => BitConverter.UInt32BitsToSingle((bits >> 9) | UnitExponent32) - 1;

    private static double UniformOf(ulong bits) => BitConverter.UInt64BitsToDouble((bits >> 12) | UnitExponent64) - 1;

    /// <summary>The normal number of a uniform one in [0, 1); 2 uniform - end is exact and within (-1, 1).</summary>
    private static R NormalOf<R>(R uniform, double end)
        where R : struct, IElementary<R>, IBinary64<R> => NormalQuantile.Of(uniform + uniform - end);

    /// <summary>The largest number of T below 1.</summary>
    private static double UniformEnd<T>() => IsSingle<T>() ? float.BitDecrement(1) : double.BitDecrement(1);

    private static int IntegerOf(uint high, uint low, int bound) => (int)((((ulong)high << 32) | low) % (uint)bound);

    /// <summary>(high 2^64 + low) mod population; every intermediate value fits into 64 bits, for the population fits into 32.</summary>
    private static int ChoiceOf(ulong high, ulong low, uint population) =>
        (int)(((high % population * (ulong.MaxValue % population + 1)) + (low % population)) % population);

    private static bool IsSingle<T>() => typeof(T) == typeof(float)
        || (typeof(T) == typeof(double) ? false : throw new NotSupportedException($"Random numbers are float or double, not {typeof(T)}."));

    private RandomKey Child(ulong index)
    {
        var (high, low) = Block(index);
        return new(high, low);
    }

    private (uint High, uint Low) Block(ulong index)
    {
        var (high, low) = Threefry.Block<Word>((High, Low), ((uint)(index >> 32), (uint)index));
        return (high.Value, low.Value);
    }
}
