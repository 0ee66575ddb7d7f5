using System.Numerics;
using System.Runtime.InteropServices;
using PureOptim.Runs.Execution;

namespace PureOptim.Runs.Store;

/// <summary>
/// The links of a run that have a checkpoint: as many as fit into a share of 64 MB for each optimizer, but at least 4 and at most 20, evenly
/// spaced, and always the last. So a store stays small, and what a kill costs or a replay has to search is a twentieth of a run, or little more.
/// </summary>
internal static class CheckpointSpacing
{
    private const long Budget = 64_000_000;
    private const long Fewest = 4, Most = 20;
    private const int BytesOfLink = 40;

    /// <summary>From how many links on there is the next checkpoint.</summary>
    /// <param name="run">The optimizer's part of the run.</param>
    /// <param name="begin">Its beginning.</param>
    /// <param name="every">The number of steps from link to link.</param>
    internal static long LinksBetween<T>(OptimizerRun<T> run, RunPoint<T> begin, long every)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var steps = run.Description.Steps;
        var links = (steps + every - 1) / every;
        var tensors = begin.At.Parameters.Length + Numbers(begin.At.State);
        var bytes = tensors * Marshal.SizeOf<T>() + steps * run.Width * sizeof(double) + links * BytesOfLink;
        var kept = long.Clamp(Budget / run.Description.Optimizers.Length / bytes, Fewest, Most);
        return (links + kept - 1) / kept;
    }

    private static long Numbers<T>(OptimizerState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => state.Slots.Sum(slot => (long)slot.Length) + state.Inner.Sum(Numbers);

    /// <summary>The steps that have a checkpoint, in order.</summary>
    /// <inheritdoc cref="LinksBetween"/>
    internal static IEnumerable<long> Steps<T>(OptimizerRun<T> run, RunPoint<T> begin, long every)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (steps, between) = (run.Description.Steps, LinksBetween(run, begin, every) * every);
        for (var step = between; step < steps; step += between) yield return step;
        yield return steps;
    }
}
