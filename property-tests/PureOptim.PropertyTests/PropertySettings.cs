using System.Globalization;

namespace PureOptim.PropertyTests;

/// <summary>
/// The cases of a property. Its seed follows from its name, so every run has the same cases; <c>PUREOPTIM_SEED</c> changes them all.
/// <c>PUREOPTIM_CASES</c> is the number of cases of every property, or, as in <c>x100</c>, a multiple of the number each one asks for.
/// </summary>
/// <param name="Salt">The number of PUREOPTIM_SEED; null where it is not set.</param>
/// <param name="Count">The number of cases of every property; null where each has its own.</param>
/// <param name="Factor">The factor of each property's own number.</param>
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
            settings = settings with { Salt = Whole(seed) ?? throw new ArgumentException($"PUREOPTIM_SEED is '{seed}'; it must be an integer from 0 to 2^64 - 1.") };

        if (string.IsNullOrEmpty(cases)) return settings;
        var isFactor = cases.StartsWith('x');
        if (Whole(isFactor ? cases[1..] : cases) is not (>= 1 and <= int.MaxValue and var number))
            throw new ArgumentException($"PUREOPTIM_CASES is '{cases}'; it must be a number of cases, as in 10000, or a factor, as in x100.");
        return isFactor ? settings with { Factor = (int)number } : settings with { Count = (int)number };
    }

    /// <summary>A text that FsCheck.Xunit can replay, as it is.</summary>
    /// <exception cref="ArgumentException">The text has another form; the message names it and the form.</exception>
    internal static string CheckedReplay(string? replay)
    {
        var parts = (replay ?? "").Trim('(', ')').Split(',').Select(Whole).ToArray();
        return parts is [not null, not null] or [not null, not null, <= int.MaxValue] && ulong.IsOddInteger(parts[1]!.Value)
            ? replay!
            : throw new ArgumentException($"Replay is '{replay}'; it must be (seed,gamma) or (seed,gamma,size), three whole numbers, the second odd, as a failure prints them.");
    }

    /// <summary>The number of cases of a property that asks for <paramref name="own"/>.</summary>
    /// <exception cref="ArgumentException">There would be more than an integer of 32 bits can count.</exception>
    internal int Cases(int own) => Count ?? ((long)own * Factor is <= int.MaxValue and var cases
        ? (int)cases
        : throw new ArgumentException($"PUREOPTIM_CASES is 'x{Factor}'; {Factor} times {own} cases are more than {int.MaxValue}."));

    /// <summary>The seed of the property of this name: the FNV-1a hash of the name, and of the salt's eight bytes where there is one.</summary>
    internal ulong Seed(string name)
    {
        var hash = name.Aggregate(OffsetBasis, (hash, character) => unchecked((hash ^ character) * Prime));
        return Salt is { } salt ? BitConverter.GetBytes(salt).Aggregate(hash, (hash, value) => unchecked((hash ^ value) * Prime)) : hash;
    }

    private static ulong? Whole(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
