using System.Globalization;

namespace PureOptim.PropertyTests.Runner;

/// <summary>
/// Which cases are run. A property's seed follows from its full name, so every run has the same cases; <c>PUREOPTIM_SEED</c> changes them all.
/// <c>PUREOPTIM_CASES</c> is the number of cases of every property, or, as in <c>x100</c>, a multiple of the number each one asks for.
/// </summary>
/// <param name="Salt">The number of PUREOPTIM_SEED; null where it is not set.</param>
/// <param name="Count">The number of cases of every property; null where each has its own.</param>
/// <param name="Factor">What each property's own number is multiplied by.</param>
internal sealed record PropertySettings(ulong? Salt = null, int? Count = null, int Factor = 1)
{
    private const ulong OffsetBasis = 0xcbf29ce484222325;
    private const ulong Prime = 0x100000001b3;

    /// <summary>Reads the two variables.</summary>
    /// <exception cref="ArgumentException">One is not a number; the message names it.</exception>
    internal static PropertySettings FromEnvironment(Func<string, string?> variable)
    {
        var (seed, cases) = (variable("PUREOPTIM_SEED"), variable("PUREOPTIM_CASES"));
        var settings = new PropertySettings();
        if (!string.IsNullOrEmpty(seed))
        {
            settings = ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var salt)
                ? settings with { Salt = salt }
                : throw new ArgumentException($"PUREOPTIM_SEED is '{seed}'; it must be an integer from 0 to 2^64 - 1.");
        }

        if (string.IsNullOrEmpty(cases)) return settings;
        if (!int.TryParse(cases.TrimStart('x'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            throw new ArgumentException($"PUREOPTIM_CASES is '{cases}'; it must be a number of cases, as in 10000, or a factor, as in x100.");
        return cases.StartsWith('x') ? settings with { Factor = number } : settings with { Count = number };
    }

    /// <summary>How many cases a property runs that asks for <paramref name="own"/>.</summary>
    internal int Cases(int own) => Count ?? checked(own * Factor);

    /// <summary>The seed of the property with this full name: the FNV-1a hash of the name, and of the salt's eight bytes where there is one.</summary>
    internal ulong Seed(string name)
    {
        var hash = name.Aggregate(OffsetBasis, (hash, character) => unchecked((hash ^ character) * Prime));
        return Salt is { } salt ? BitConverter.GetBytes(salt).Aggregate(hash, (hash, value) => unchecked((hash ^ value) * Prime)) : hash;
    }
}
