using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Runs.Execution;

namespace PureOptim.Runs.Store;

/// <summary>Whether a chain vouches for a point: its link, computed from the link before and what the point says, is in the chain.</summary>
internal static class CheckpointValidation
{
    /// <param name="run">The run that the point belongs to.</param>
    /// <param name="links">The chain.</param>
    /// <param name="point">The point, which is not the beginning.</param>
    internal static bool IsValid<T>(OptimizerRun<T> run, ImmutableArray<Link> links, RunPoint<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        point.Links is [.., var before, var last]
        && links.Contains(before)
        && links.Contains(last)
        && RecordLength(run, point.Step) == point.Record.Length
        && Chain.Next(before.Digest, run.Losses(point.Record.AsSpan(RecordLength(run, before.Step)..)), point.At) == last;

    /// <summary>The number of values in the trace up to a step.</summary>
    private static int RecordLength<T>(OptimizerRun<T> run, long step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => checked((int)(step - run.FirstStep + 1)) * run.Width;
}
