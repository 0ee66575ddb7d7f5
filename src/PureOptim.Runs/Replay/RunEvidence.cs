using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Store;

namespace PureOptim.Runs.Replay;

/// <summary>
/// The evidence of one optimizer's run in the store: its trace, its chain and its checkpoints, and the run itself, to compute it again.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="trace">The trace and the chain.</param>
/// <param name="checkpoints">The files of the checkpoints; none for a run that was not kept.</param>
/// <param name="every">The number of steps from link to link.</param>
/// <param name="threads">The number of threads that may compute.</param>
internal sealed class RunEvidence<T>(OptimizerRun<T> run, Trace trace, ImmutableArray<CheckpointFile> checkpoints, long every, int threads)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Lazy<RunPoint<T>> _begin = new(run.Begin);

    /// <summary>The chain.</summary>
    internal ImmutableArray<Link> Links => trace.Links;

    /// <summary>The last step.</summary>
    internal long Last => trace.LastStep;

    /// <summary>The first step that the trace has a row for.</summary>
    internal long FirstRow => trace.FirstStep;

    /// <summary>The beginning.</summary>
    internal RunPoint<T> Begin => _begin.Value;

    /// <summary>The row of the trace for a step: the coordinates if it has them, then the loss.</summary>
    internal ImmutableArray<double> Row(long step)
    {
        var index = (int)(step - trace.FirstStep);
        return trace is PathTrace path ? [.. path.Points[index], path.Losses[index]] : [trace.Losses[index]];
    }

    /// <summary>The newest kept state up to a step; the beginning where none is.</summary>
    internal Iterate<T> NewestUpTo(long step) => Kept(file => file.Step <= step, newestFirst: true) ?? Begin.At;

    /// <summary>The oldest kept state from a step on, or null.</summary>
    internal Iterate<T>? OldestFrom(long step) => Kept(file => file.Step >= step, newestFirst: false);

    /// <summary>The point that the run reaches from another point.</summary>
    internal Iterate<T> Advance(Iterate<T> from, long to) => from.State.Step == to ? from : run.Advance(from, to, threads, _ => { }, (_, _) => { });

    /// <summary>The points that the run goes through, with the row of the trace for each.</summary>
    internal IEnumerable<(Iterate<T> At, ImmutableArray<double> Row)> Steps(Iterate<T> from, long to) => run.Steps(from, to);

    /// <summary>
    /// Whether the run, computed again from a state at a link, reaches every link up to a step again. Then it took the same path, step by step,
    /// although the steps were not stored.
    /// </summary>
    internal bool IsRemade(Iterate<T> from, long to)
    {
        var at = from;
        if (from.State.Step == 0 && Begin.Links[0] != Links[0]) return false;
        var previous = Links.FirstOrDefault(link => link.Step == from.State.Step).Digest;
        foreach (var link in Links.Where(link => link.Step > from.State.Step).TakeWhile(link => link.Step - every < to))
        {
            var record = new List<double>();
            at = run.Advance(at, link.Step, threads, record.Add, (_, _) => { });
            if (previous is null || Chain.Next(previous, run.Losses([.. record]), at) != link) return false;
            previous = link.Digest;
        }

        return previous is not null;
    }

    /// <summary>A kept state that the chain vouches for: its link, computed again, is in the chain.</summary>
    private Iterate<T>? Kept(Func<CheckpointFile, bool> wanted, bool newestFirst) => checkpoints.Where(wanted)
        .OrderBy(file => newestFirst ? -file.Step : file.Step)
        .Select(Intact)
        .FirstOrDefault(point => point is not null && CheckpointValidation.IsValid(run, Links, point))?.At;

    /// <summary>The point in a checkpoint; null where it is damaged, which was said when the run was opened.</summary>
    private RunPoint<T>? Intact(CheckpointFile file)
    {
        try
        {
            return StoredRun.ReadCheckpoint(file, run, Begin, every);
        }
        catch (RunException)
        {
            return null;
        }
    }
}
