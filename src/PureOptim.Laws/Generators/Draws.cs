using FsCheck;
using FsCheck.Fluent;

namespace PureOptim.Laws.Generators;

/// <summary>
/// Whole numbers that follow from a seed, one after another. FsCheck draws the seed for all the numbers of a case: to draw each of them takes it longer than
/// most laws need for the case. Nothing is lost by it: a case is made smaller by its numbers, however they were drawn.
/// </summary>
/// <param name="seed">The seed.</param>
internal struct Draws(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Draws a seed, and what a sampler makes of it.</summary>
    internal static Gen<T> Seeded<T>(Sampler<T> sampler) =>
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select Sample(sampler, ((ulong)(uint)high << 32) | (uint)low);

    /// <summary>One of the whole numbers from <paramref name="least"/> to <paramref name="most"/>, each as likely as the others, to 2^-32.</summary>
    internal int Next(int least, int most)
    {
        var count = (ulong)((long)most - least + 1);
        return (int)(least + (long)(((Word() >> 32) * count) >> 32));
    }

    /// <summary>One of some numbers.</summary>
    internal double OneOf(ReadOnlySpan<double> numbers) => numbers[Next(0, numbers.Length - 1)];

    private static T Sample<T>(Sampler<T> sampler, ulong seed)
    {
        var draws = new Draws(seed);
        return sampler(ref draws);
    }

    /// <summary>The next 64 bits of SplitMix64. Source: Steele, Lea, Flood, Fast splittable pseudorandom number generators, 2014.</summary>
    private ulong Word()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
