using System.Collections.Concurrent;
using System.Numerics;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>Keeps checkpoints of a run in its folder and goes on from the newest intact one of each optimizer.</summary>
/// <param name="stored">The run, which this process alone may write to.</param>
/// <param name="every">The number of steps from link to link.</param>
/// <param name="tell">Receives a line for each optimizer that resumes and for each damaged file.</param>
internal sealed class StoreCheckpointer(StoredRun stored, long every, Action<string> tell) : ICheckpointer, IDisposable
{
    private readonly ConcurrentDictionary<int, long> _linksBetween = new();
    private readonly BackgroundWriter _writer = new();
    private readonly Lock _telling = new();

    /// <inheritdoc/>
    public long Every => every;

    /// <inheritdoc/>
    public RunPoint<T> Resume<T>(OptimizerRun<T> run, RunPoint<T> begin)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        _linksBetween[run.Index] = CheckpointSpacing.LinksBetween(run, begin, every);
        foreach (var file in stored.Checkpoints(run.Index))
        {
            try
            {
                var point = StoredRun.ReadCheckpoint(file, run, begin, every);
                Tell(Invariant($"{run.Description.Name} {run.Entry.Label}: resumes from step {point.Step}"));
                return point;
            }
            catch (RunException damage)
            {
                Tell(Invariant($"{damage.Message}; it is dropped"));
                WholeFile.TryDelete(file.Path);
            }
        }

        return begin;
    }

    /// <inheritdoc/>
    public bool Wants<T>(OptimizerRun<T> run, long step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        step == run.Description.Steps || step / every % _linksBetween[run.Index] == 0;

    /// <inheritdoc/>
    public void Keep<T>(OptimizerRun<T> run, RunPoint<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => _writer.Add(() =>
        {
            var content = Checkpoint.Write(run, every, point);
            StoreFile.Write(Path.Combine(stored.CheckpointFolder, CheckpointFile.NameOf(run.Index, point.Step, content)), content);
        });

    /// <summary>Waits until every checkpoint is on the disk.</summary>
    internal void Finish() => _writer.Finish();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Tell(string line)
    {
        lock (_telling) tell(line);
    }
}
