using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws;

/// <summary>
/// A run in intervals: every number is certified to hold what real arithmetic gives from the same scalars, and what binary64 gives. Two runs
/// that a law of real arithmetic equates must meet; if they do not, the law is disproved, and no rounding is to blame.
/// </summary>
/// <param name="Points">The parameters at the start and after each step.</param>
internal sealed record IntervalRun(ImmutableArray<ImmutableArray<Interval>> Points)
{
    /// <summary>The parameters after the last step.</summary>
    internal ImmutableArray<Interval> End => Points[^1];

    /// <summary>Runs a coordinate-wise optimizer.</summary>
    internal static IntervalRun Of(ElementWise optimizer, IEnumerable<Interval> start, IEnumerable<ImmutableArray<Interval>> gradients) =>
        new(RuleRun<Interval>.Open(optimizer, start, gradients).Points);

    /// <summary>A vector of doubles, each an interval by itself.</summary>
    internal static ImmutableArray<Interval> Lift(Parameters<double> vector) => [.. vector.Values.ToArray().Select(value => (Interval)value)];

    /// <summary>Whether two vectors meet in every coordinate.</summary>
    internal static Finding Meet(IReadOnlyList<Interval> left, IReadOnlyList<Interval> right, Func<int, string> place)
    {
        var certificate = new Certificate();
        for (var i = 0; i < left.Count; i++) certificate.Equal(left[i], right[i], () => place(i));
        return certificate.Finding;
    }
}
