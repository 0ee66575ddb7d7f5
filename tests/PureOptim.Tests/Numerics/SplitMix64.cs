namespace PureOptim.Tests.Numerics;

/// <summary>
/// G. Steele, D. Lea and C. Flood's generator of 2014, for arguments of tests: the same on every machine, and nothing of the library.
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    internal ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform from 0 to 1, without 1.</summary>
    internal double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform from <paramref name="low"/> to <paramref name="high"/>.</summary>
    internal double Between(double low, double high) => low + ((high - low) * NextUnit());

    /// <summary>Any bits, read as a number.</summary>
    internal double NextBits() => BitConverter.UInt64BitsToDouble(Next());
}
