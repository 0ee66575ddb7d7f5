using System.Globalization;
using System.Numerics;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Runs;

namespace PureOptim.Experiments.Replay;

/// <summary>Says of each optimizer that two runs have in common whether they went the same way, and where they parted.</summary>
/// <param name="left">The first run, and what it is called.</param>
/// <param name="right">The second.</param>
/// <param name="context">Where it is said.</param>
internal sealed class RunComparison((ReplayedRun Run, string Name) left, (ReplayedRun Run, string Name) right, ToolContext context)
{
    /// <summary>Compares what the runs have in common.</summary>
    /// <returns>The labels of the optimizers that differ.</returns>
    internal List<string> Compare()
    {
        var (ours, theirs) = (left.Run.Result, right.Run.Result);
        var differing = new List<string>();
        foreach (var (index, trace) in ours.Traces.Index())
        {
            var other = theirs.Traces.ToList().FindIndex(candidate => candidate.Optimizer == trace.Optimizer);
            if (other < 0)
            {
                Say(trace.Optimizer, [$"only {left.Name}"]);
                continue;
            }

            var lines = ours.Description.Precision == Precision.Float32 ? Lines<float>(index, other) : Lines<double>(index, other);
            if (lines is null)
            {
                Say(trace.Optimizer, [Agreement(trace, theirs.Traces[other])]);
                continue;
            }

            Say(trace.Optimizer, lines);
            differing.Add(trace.Optimizer);
        }

        foreach (var trace in theirs.Traces.Where(trace => ours.Traces.All(candidate => candidate.Optimizer != trace.Optimizer))) Say(trace.Optimizer, [$"only {right.Name}"]);
        return differing;
    }

    /// <summary>What differs, in lines; null if nothing does.</summary>
    private IEnumerable<string>? Lines<T>(int index, int other)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        context.Cancelled.ThrowIfCancellationRequested();
        var divergence = Locator.Find(left.Run.SideOf<T>(index), right.Run.SideOf<T>(other));
        if (divergence is not null) return divergence.Lines(left.Name, right.Name);
        var (ours, theirs) = (left.Run.Result.Traces[index], right.Run.Result.Traces[other]);
        return ours.LastStep == theirs.LastStep && (ours as CurveTrace)?.TestAccuracy != (theirs as CurveTrace)?.TestAccuracy
            ? [string.Create(CultureInfo.InvariantCulture, $"the same steps, but test accuracy {((CurveTrace)ours).TestAccuracy} and {((CurveTrace)theirs).TestAccuracy}")]
            : null;
    }

    private static string Agreement(Trace ours, Trace theirs) => ours.LastStep == theirs.LastStep
        ? string.Create(CultureInfo.InvariantCulture, $"the same bits in all {ours.LastStep} steps, {ours.Links.Length} links")
        : string.Create(CultureInfo.InvariantCulture, $"the same bits up to step {long.Min(ours.LastStep, theirs.LastStep)}, where one of them ends");

    private void Say(string optimizer, IEnumerable<string> lines)
    {
        foreach (var (i, line) in lines.Index()) context.Out.WriteLine(i == 0 ? $"  {optimizer,-16} {line}" : $"  {"",-16}   {line}");
    }
}
