using System.Numerics;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;

namespace PureOptim.Runs.Completion;

/// <summary>Makes checkpoints again that are damaged or missing, each from the newest intact one before it.</summary>
/// <param name="stored">The run, which this process alone may write to.</param>
/// <param name="plan">The plan of the run.</param>
/// <param name="every">The number of steps from link to link.</param>
/// <param name="threads">The number of threads that may compute.</param>
/// <param name="monitor">Watches what is computed.</param>
internal sealed class CheckpointRemaking(StoredRun stored, Plan plan, long every, int threads, IRunMonitor monitor)
{
    /// <summary>Rebuilds the files; one that does not match its name and the manifest is not written.</summary>
    /// <param name="files">The files that are not as they should be.</param>
    /// <param name="manifest">The SHA-256 of each.</param>
    internal void Remake<T>(IReadOnlyCollection<CheckpointFile> files, Manifest manifest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var unusable = files.Select(file => file.Name).ToHashSet();
        foreach (var file in files.OrderBy(file => file.Optimizer).ThenBy(file => file.Step))
        {
            var (run, begin) = Begin<T>(file.Optimizer);
            var content = Checkpoint.Write(run, every, Point(run, begin, file.Step, unusable));
            if (StoredFile.Of(file.Name, content).Hash is var found && found != manifest.Files[file.Name])
                throw new RunException($"{file.Path}: made again it has the SHA-256 {found}; the manifest says {manifest.Files[file.Name]}: the run cannot be mended; without its folder {stored.Folder} it is made from the start");
            StoreFile.Write(file.Path, content);
            unusable.Remove(file.Name);
        }
    }

    /// <summary>Makes what is missing among the checkpoints that a run has which was never damaged.</summary>
    internal void FillGaps<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < plan.Description.Optimizers.Length; i++)
        {
            var (run, begin) = Begin<T>(i);
            var there = stored.Checkpoints(i).Select(file => file.Step).ToHashSet();
            foreach (var step in CheckpointSpacing.Steps(run, begin, every).Where(step => !there.Contains(step)))
            {
                var content = Checkpoint.Write(run, every, Point(run, begin, step, []));
                StoreFile.Write(Path.Combine(stored.CheckpointFolder, CheckpointFile.NameOf(i, step, content)), content);
            }
        }
    }

    private (OptimizerRun<T> OptimizerRun, RunPoint<T> Begin) Begin<T>(int optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var run = plan.RunOf<T>(optimizer);
        return (run, run.Begin());
    }

    /// <summary>The point at a step, from the newest intact checkpoint before.</summary>
    private RunPoint<T> Point<T>(OptimizerRun<T> run, RunPoint<T> begin, long step, HashSet<string> unusable)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var from = stored.Checkpoints(run.Index)
            .Where(file => file.Step < step && !unusable.Contains(file.Name))
            .Select(file => Intact(file, run, begin))
            .FirstOrDefault(point => point is not null) ?? begin;
        return monitor.Watch<Progress, RunPoint<T>>(run.Description.Name, observe => run
            .Run(new Slice(from, every, step), threads, (at, loss) => observe(new(run.Entry.Label, at, at - from.Step, step - from.Step, loss)))
            .First(point => point.Step == step));
    }

    private RunPoint<T>? Intact<T>(CheckpointFile file, OptimizerRun<T> run, RunPoint<T> begin)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        try
        {
            return StoredRun.ReadCheckpoint(file, run, begin, every);
        }
        catch (RunException)
        {
            return null; // It is among those that are made again, or was named when the run was examined.
        }
    }

    /// <summary>From a point to a step, at which the run's point is wanted.</summary>
    private sealed record Slice(object From, long Every, long To) : ICheckpointer
    {
        RunPoint<T> ICheckpointer.Resume<T>(OptimizerRun<T> run, RunPoint<T> begin) => (RunPoint<T>)From;

        bool ICheckpointer.Wants<T>(OptimizerRun<T> run, long step) => step == To;

        void ICheckpointer.Keep<T>(OptimizerRun<T> run, RunPoint<T> point)
        {
        }
    }
}
