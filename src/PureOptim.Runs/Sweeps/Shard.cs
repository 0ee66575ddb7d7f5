using System.Globalization;

namespace PureOptim.Runs.Sweeps;

/// <summary>A part of a sweep: one of every n distinct trials, so that parts have the same size and similar content.</summary>
/// <param name="Number">The part, from 1.</param>
/// <param name="Parts">The number of parts.</param>
internal readonly record struct Shard(int Number, int Parts)
{
    /// <summary>There are no more parts than this.</summary>
    internal const int Most = 100_000;

    /// <summary>The whole sweep.</summary>
    internal static Shard Whole => new(1, 1);

    /// <summary>Reads <c>2/5</c>, or gives null.</summary>
    internal static Shard? Parse(string text) =>
        text.Split('/') is [var number, var parts]
        && int.TryParse(number, NumberStyles.None, NumberFormatInfo.InvariantInfo, out var i)
        && int.TryParse(parts, NumberStyles.None, NumberFormatInfo.InvariantInfo, out var n)
        && n is >= 1 and <= Most && i >= 1 && i <= n
            ? new(i, n)
            : null;

    /// <summary>The part that a trial belongs to.</summary>
    /// <param name="place">The place of the trial among the distinct ones, from 0.</param>
    /// <param name="parts">The number of parts.</param>
    internal static int NumberOf(int place, int parts) => place % parts + 1;

    /// <summary>Whether a trial, by its place among the distinct ones, belongs to the part.</summary>
    internal bool Has(int place) => NumberOf(place, Parts) == Number;

    /// <summary>The distinct trials of the part, in order, by their numbers.</summary>
    internal int[] Of(ITrials trials)
    {
        var part = this;
        var distinct = trials.Distinct();
        return Parts == 1 ? distinct : [.. distinct.Where((_, place) => part.Has(place))];
    }
}
