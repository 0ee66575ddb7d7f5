using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;

namespace PureOptim.Runs.Replay;

/// <summary>Whether two traces of one optimizer have the same numbers.</summary>
internal static class TraceDifference
{
    /// <summary>The first difference, in a few words; null if there is none.</summary>
    internal static string? Between(Trace left, Trace right)
    {
        if (left.LastStep != right.LastStep) return Invariant($"in its number of steps, {left.LastStep} and {right.LastStep}");
        for (var i = 0; i < left.Losses.Length; i++)
        {
            if (!NumberBits.AreSame(left.Losses[i], right.Losses[i]) || (left is PathTrace ours && right is PathTrace theirs && !ours.Points[i].Zip(theirs.Points[i]).All(pair => NumberBits.AreSame(pair.First, pair.Second))))
                return Invariant($"in the trace at step {left.FirstStep + i}");
        }

        return (left as CurveTrace)?.TestAccuracy != (right as CurveTrace)?.TestAccuracy ? "in the test accuracy"
            : left.Digest != right.Digest ? "in the digest of the final parameters"
            : null;
    }
}
