using System.Numerics;

namespace PureOptim.Runs.Execution;

/// <summary>Stores points of a run while it is computed, and finds where it was interrupted. Called on several threads at once.</summary>
internal interface ICheckpointer
{
    /// <summary>The number of steps from link to link.</summary>
    long Every { get; }

    /// <summary>The point to go on from.</summary>
    /// <param name="run">One optimizer's part of the run.</param>
    /// <param name="begin">Its beginning, which is the answer where no later point is kept.</param>
    RunPoint<T> Resume<T>(OptimizerRun<T> run, RunPoint<T> begin)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Whether to keep the point at a step that has a link.</summary>
    bool Wants<T>(OptimizerRun<T> run, long step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Keeps a point.</summary>
    void Keep<T>(OptimizerRun<T> run, RunPoint<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>Keeps nothing: a run from its beginning to its end, which only its result outlives.</summary>
/// <param name="Every">The number of steps from link to link.</param>
internal sealed record NoCheckpoints(long Every = Chain.Spacing) : ICheckpointer
{
    RunPoint<T> ICheckpointer.Resume<T>(OptimizerRun<T> run, RunPoint<T> begin) => begin;

    bool ICheckpointer.Wants<T>(OptimizerRun<T> run, long step) => false;

    void ICheckpointer.Keep<T>(OptimizerRun<T> run, RunPoint<T> point)
    {
    }
}

/// <summary>Another checkpointer, with a counter that learns from which step a run goes on.</summary>
/// <param name="Checkpointer">The other checkpointer.</param>
/// <param name="ProgressCounter">The counter.</param>
internal sealed record CountingCheckpointer(ICheckpointer Checkpointer, ProgressCounter ProgressCounter) : ICheckpointer
{
    long ICheckpointer.Every => Checkpointer.Every;

    RunPoint<T> ICheckpointer.Resume<T>(OptimizerRun<T> run, RunPoint<T> begin)
    {
        var point = Checkpointer.Resume(run, begin);
        ProgressCounter.Resume(run, point.Step);
        return point;
    }

    bool ICheckpointer.Wants<T>(OptimizerRun<T> run, long step) => Checkpointer.Wants(run, step);

    void ICheckpointer.Keep<T>(OptimizerRun<T> run, RunPoint<T> point) => Checkpointer.Keep(run, point);
}
