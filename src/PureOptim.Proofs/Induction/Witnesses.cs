using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Proofs;

/// <summary>Numbers on which a run may break a claim: as they are, in exact fractions, and the doubles nearest to them.</summary>
/// <param name="Fractions">The numbers, exactly; null where they are in no form that is known.</param>
/// <param name="Doubles">The doubles nearest to them.</param>
internal sealed record Witnesses(ImmutableArray<Rational>? Fractions, ImmutableArray<double> Doubles)
{
    /// <summary>A longer fraction is told by the double near it.</summary>
    private const int LongestFraction = 40;

    /// <summary>Doubles, each of which is a fraction.</summary>
    internal static Witnesses Of(ImmutableArray<double> numbers) => new([.. numbers.Select(number => (Rational)number)], numbers);

    /// <summary>How the run on them breaks a claim, in exact fractions where all its numbers are some, else in intervals; null where neither tells that it does.</summary>
    internal string? Breach(Unrolled unrolled) =>
        (Fractions is { } exact ? new Trial<Rational>(unrolled, exact, Comparing.Holds).Breach("exact fractions", Words) : null)
        ?? new Trial<Interval>(unrolled, [.. Doubles.Select(number => (Interval)number)], Comparing.Holds).Breach("intervals", Words);

    private static string Words(Interval value) => Invariant($"{value.Lower / 2 + value.Upper / 2:R}");

    private static string Words(Rational value)
    {
        var text = $"{value}";
        if (text.Length <= LongestFraction) return text;
        // Both fit into doubles where the longer has at most so many bits.
        const int most = 1000;
        var excess = (int)long.Max(0, long.Max(value.Numerator.GetBitLength(), value.Denominator.GetBitLength()) - most);
        return Invariant($"about {(double)(value.Numerator >> excess) / (double)(value.Denominator >> excess):R}");
    }
}
