using System.Numerics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Wording;

namespace PureOptim.Runs.Replay;

/// <summary>Says of each optimizer that two runs have in common whether they went the same way, and where they parted.</summary>
/// <param name="left">The first run, with its name.</param>
/// <param name="right">The second.</param>
/// <param name="write">Takes what is said, line by line.</param>
/// <param name="cancelled">Ends the comparison.</param>
internal sealed class RunComparison((ReplayedRun Run, string Name) left, (ReplayedRun Run, string Name) right, Action<string> write, CancellationToken cancelled)
{
    /// <summary>Compares what the runs have in common.</summary>
    /// <returns>The labels of the optimizers that differ.</returns>
    internal List<string> Compare()
    {
        var (ours, theirs) = (left.Run.Result, right.Run.Result);
        var pairs = OptimizerPairing.Of(ours.Description, theirs.Description);
        if (pairs.IsEmpty)
        {
            throw new RunException(
                $"the runs have no optimizer in common, neither by label nor by settings: {left.Name} has {Labels(ours)}; {right.Name} has {Labels(theirs)}");
        }

        var differing = new List<string>();
        foreach (var (index, trace) in ours.Traces.Index())
        {
            var other = pairs.Where(pair => pair.Left == index).Select(pair => pair.Right).FirstOrDefault(-1);
            if (other < 0)
            {
                Say(trace.Optimizer, [$"only {left.Name}"]);
                continue;
            }

            var label = theirs.Traces[other].Optimizer == trace.Optimizer ? trace.Optimizer : $"{trace.Optimizer}, {right.Name}: {theirs.Traces[other].Optimizer}";
            var lines = ours.Description.Precision == FloatType.Float32 ? Lines<float>(index, other) : Lines<double>(index, other);
            Say(label, lines ?? [Agreement(trace, theirs.Traces[other])]);
            if (lines is not null) differing.Add(trace.Optimizer);
        }

        foreach (var (_, trace) in theirs.Traces.Index().Where(item => pairs.All(pair => pair.Right != item.Index))) Say(trace.Optimizer, [$"only {right.Name}"]);
        return differing;
    }

    private static string Labels(RunResult result) => string.Join(", ", result.Traces.Select(trace => trace.Optimizer));

    /// <summary>The differences, in lines; null if there are none.</summary>
    private IEnumerable<string>? Lines<T>(int index, int other)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        cancelled.ThrowIfCancellationRequested();
        var (ourSide, theirSide) = (left.Run.EvidenceOf<T>(index), right.Run.EvidenceOf<T>(other));
        if (DivergenceFinder.Find(ourSide, theirSide) is { } divergence) return divergence.Lines(left.Name, right.Name);
        if (DivergenceFinder.FindInTraces(ourSide, theirSide) is { } found)
        {
            return
            [
                Invariant($"the same links, but the traces differ at {CountText.Of(found.Steps, "step")}, the first of them step {found.Step}"),
                found.Difference.First.Text(left.Name, right.Name),
            ];
        }

        var (ours, theirs) = (left.Run.Result.Traces[index], right.Run.Result.Traces[other]);
        if (ours.LastStep != theirs.LastStep) return null;
        return (ours as CurveTrace)?.TestAccuracy != (theirs as CurveTrace)?.TestAccuracy
            ? [Invariant($"the same steps, but test accuracy {((CurveTrace)ours).TestAccuracy} and {((CurveTrace)theirs).TestAccuracy}")]
            : ours.Digest != theirs.Digest
            ? [Invariant($"the same steps, but the digest of the final parameters is {ours.Digest} and {theirs.Digest}")]
            : null;
    }

    private static string Agreement(Trace ours, Trace theirs) => ours.LastStep == theirs.LastStep
        ? Invariant($"the same bits in {(ours.LastStep == 1 ? "the only step" : Invariant($"all {ours.LastStep} steps"))}, {CountText.Of(ours.Links.Length, "link")}")
        : Invariant($"the same bits up to step {long.Min(ours.LastStep, theirs.LastStep)}, where one of them ends");

    private void Say(string optimizer, IEnumerable<string> lines)
    {
        foreach (var (i, line) in lines.Index()) write(i == 0 ? $"  {optimizer,-16} {line}" : $"  {"",-16}   {line}");
    }
}
