using System.Collections.Immutable;
using PureOptim.Laws;
using PureOptim.Peers.Protocol;

namespace PureOptim.Peers.Cases;

/// <summary>Comparisons of a peer's runs, in which rounding alone may make a difference.</summary>
internal static class Closeness
{
    /// <summary>Where rounding may change more than this share of a number, a comparison says nothing.</summary>
    internal const double Coarsest = 1.0 / 64;

    /// <summary>
    /// Whether two lists of points are the same but for rounding: exactly, where their bits are the same. Numbers that are not finite say nothing here; that they come of
    /// finite ones is a law of its own.
    /// </summary>
    /// <param name="c">The case.</param>
    /// <param name="runs">The runs that the points are of, any of which rounding may take astray.</param>
    /// <param name="paths">Their paths.</param>
    /// <param name="left">Points.</param>
    /// <param name="right">The points that they must be.</param>
    internal static Finding Same(PeerCase c, ImmutableArray<PeerRun> runs, ImmutableArray<PeerPath> paths, IReadOnlyList<Parameters<double>> left, IReadOnlyList<Parameters<double>> right) =>
        Within(() => runs.Zip(paths, (run, path) => PeerTolerance.Of(c, run, path)).Aggregate((one, other) => [.. one.Zip(other, double.Max)]), left, right);

    /// <summary>The same of runs on the same numbers, in which the same is computed.</summary>
    internal static Finding Again(PeerRun run, PeerPath path, IReadOnlyList<Parameters<double>> left, IReadOnlyList<Parameters<double>> right) =>
        Within(() => PeerTolerance.OfSame(run, path), left, right);

    private static Finding Within(Func<ImmutableArray<double>> bounds, IReadOnlyList<Parameters<double>> left, IReadOnlyList<Parameters<double>> right)
    {
        if (left.Concat(right).Any(point => !point.Values.ToArray().All(double.IsFinite))) return Finding.Vacuous;
        if (left.Zip(right).All(pair => pair.First.Values.SequenceEqual(pair.Second.Values))) return Finding.Exact;
        var tolerance = bounds();
        var finding = Finding.Exact;
        for (var i = 0; i < left.Count; i++)
        {
            var finer = At(2 * tolerance[i], left[i], right[i], i);
            if (finer.IsBroken || finer.IsVacuous) return finer;
            finding = finding.And(() => finer);
        }

        return finding;
    }

    private static Finding At(double tolerance, Parameters<double> left, Parameters<double> right, int step)
    {
        var largest = left.Values.ToArray().Concat(right.Values.ToArray()).Max(double.Abs);
        if (!(tolerance <= Coarsest * largest) && largest > 0) return Finding.Vacuous;
        for (var i = 0; i < left.Length; i++)
        {
            if (double.Abs(left[i] - right[i]) > tolerance)
                return Finding.Broken(Invariant($"after step {step}, parameters[{i}]: {left[i]:R} and {right[i]:R}, which rounding takes at most {BoundText.Of(tolerance)} apart"));
        }

        return Finding.Within(largest == 0 ? tolerance : tolerance / largest);
    }
}
