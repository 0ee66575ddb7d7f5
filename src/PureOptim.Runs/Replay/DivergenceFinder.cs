using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Replay;

/// <summary>
/// Finds where two runs of an optimizer part. A chain that parts stays apart, so bisection over the links finds between which two it happened. From
/// the newest state before that, both runs are computed again; one that reaches its own next link again took the same path, and then every
/// number of every step is known. A run that cannot be computed again is known only by its trace and its checkpoints.
/// </summary>
internal static class DivergenceFinder
{
    /// <summary>The name of the last value in a row.</summary>
    private const string Loss = "loss";

    /// <summary>The divergence of the runs, or null if all links that they can share are equal.</summary>
    internal static Divergence? Find<T>(RunEvidence<T> left, RunEvidence<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var end = long.Min(left.Last, right.Last);
        var (same, until, areApart) = Bounds(left, right, end);
        if (same == end) return null;
        if (!StateComparison.AreAlike(left.Begin.At, right.Begin.At))
            throw new RunException($"{left.Begin.At.State.Optimizer} and {right.Begin.At.State.Optimizer} do not keep the same numbers, so there is no first that differs");

        var (leftAt, rightAt) = same < 0 ? (left.Begin.At, right.Begin.At) : Nearest(left, right, same);
        var (leftIsRemade, rightIsRemade) = (left.IsRemade(leftAt, until), right.IsRemade(rightAt, until));
        if (leftIsRemade && rightIsRemade) return StepByStep(left, right, leftAt, rightAt, end);
        return ByTrace(left, right, leftIsRemade ? leftAt : null, rightIsRemade ? rightAt : null, same, until, areApart);
    }

    /// <summary>
    /// In what the traces of two runs differ whose links are all the same: the first step with a number that differs, the numbers, and how many such
    /// steps there are; null where there are none. So it is where somebody has changed a trace.
    /// </summary>
    internal static (long Step, StateDifference Difference, long Steps)? FindInTraces<T>(RunEvidence<T> left, RunEvidence<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (long Step, StateDifference Difference, long Steps)? found = null;
        for (var step = left.FirstRow; step <= long.Min(left.Last, right.Last); step++)
        {
            if (OfRow(left, right, step) is { } difference) found = found is { } first ? first with { Steps = first.Steps + 1 } : (step, difference, 1);
        }

        return found;
    }

    /// <summary>
    /// The last step at which the chains are known to agree (-1 for none), the next at which they might not, and whether they are known to be apart
    /// there: chains of another spacing have no link in common but the first.
    /// </summary>
    private static (long Same, long Until, bool AreApart) Bounds<T>(RunEvidence<T> left, RunEvidence<T> right, long end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var pairs = left.Links.Zip(right.Links).TakeWhile(pair => pair.First.Step == pair.Second.Step).ToArray();
        var (same, apart) = (-1, pairs.Length);
        while (apart - same > 1)
        {
            var middle = (same + apart) / 2;
            if (pairs[middle].First == pairs[middle].Second) same = middle;
            else apart = middle;
        }

        return (same < 0 ? -1 : pairs[same].First.Step, apart < pairs.Length ? pairs[apart].First.Step : end, apart < pairs.Length);
    }

    /// <summary>The state at a step up to which both are the same, from the newest checkpoint of either.</summary>
    private static (Iterate<T> Left, Iterate<T> Right) Nearest<T>(RunEvidence<T> left, RunEvidence<T> right, long step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (ours, theirs) = (left.NewestUpTo(step), right.NewestUpTo(step));
        var at = ours.State.Step >= theirs.State.Step ? left.Advance(ours, step) : right.Advance(theirs, step);
        return (at, at);
    }

    /// <summary>The first difference between two runs that are known to be those of the runs.</summary>
    private static Divergence? StepByStep<T>(RunEvidence<T> left, RunEvidence<T> right, Iterate<T> leftAt, Iterate<T> rightAt, long end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const string Basis = "found by running both again, each with the links it had";
        if (StateComparison.Compare(leftAt, rightAt) is { } atOnce) return new(-1, 0, atOnce, 0, Basis);
        foreach (var ((ours, ourRow), (theirs, theirRow)) in left.Steps(leftAt, end).Zip(right.Steps(rightAt, end)))
        {
            var step = ours.State.Step;
            if ((StateComparison.Compare(ours, theirs) ?? OfNumbers<T>(ourRow, theirRow)) is { } difference) return new(step - 1, step, difference, step, Basis);
        }

        return null;
    }

    /// <summary>The divergence according to traces and checkpoints, if a run does not reach its own links again.</summary>
    /// <param name="left">One run.</param>
    /// <param name="right">The other.</param>
    /// <param name="leftAt">A state from which the first can be computed again; null if there is none.</param>
    /// <param name="rightAt">The same for the second.</param>
    /// <param name="same">The last step that is known to be the same.</param>
    /// <param name="until">The first step that might be known to differ.</param>
    /// <param name="areApart">Whether it is.</param>
    private static Divergence? ByTrace<T>(RunEvidence<T> left, RunEvidence<T> right, Iterate<T>? leftAt, Iterate<T>? rightAt, long same, long until, bool areApart)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var step = same + 1;
        while (step < until && OfRow(left, right, step) is null) step++;
        var inTrace = OfRow(left, right, step);
        if (inTrace is { First.Place: not Loss }) return new(long.Max(same, step - 1), step, inTrace, step, "by the trace, which has the parameters of every step");

        var (ours, theirs) = (left.OldestFrom(step), right.OldestFrom(step));
        if (leftAt is { } from && theirs is { } kept) ours = left.Advance(from, kept.State.Step);
        else if (rightAt is { } other && ours is { } ourKept) theirs = right.Advance(other, ourKept.State.Step);
        var difference = ours is { } x && theirs is { } y && x.State.Step == y.State.Step ? StateComparison.Compare(x, y) : null;
        if (inTrace is null && difference is null && !areApart) return null;
        return new(same, step, difference ?? inTrace, difference is null ? step : ours!.Value.State.Step, inTrace is null ? "by the links" : "by the losses");
    }

    /// <summary>The first number that differs in the rows of a step, or null.</summary>
    private static StateDifference? OfRow<T>(RunEvidence<T> left, RunEvidence<T> right, long step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => step < left.FirstRow ? null : OfNumbers<T>(left.Row(step), right.Row(step));

    private static StateDifference? OfNumbers<T>(ImmutableArray<double> left, ImmutableArray<double> right)
    {
        NumberPair[] pairs =
        [
            .. left.Zip(right).Index()
                .Where(pair => !NumberBits.AreSame(pair.Item.First, pair.Item.Second))
                .Select(pair => new NumberPair(
                    pair.Index == left.Length - 1 ? Loss : Invariant($"x[{pair.Index}]"),
                    pair.Item.First,
                    pair.Item.Second,
                    typeof(T) == typeof(float) ? FloatType.Float32 : FloatType.Float64)),
        ];
        return pairs.Length == 0 ? null : new(pairs[0], pairs.Length, left.Length);
    }
}
