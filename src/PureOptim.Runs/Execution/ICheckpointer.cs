using System.Numerics;

namespace PureOptim.Runs.Execution;

/// <summary>Stores points of a run while it is computed, and finds where it was interrupted. Called on several threads at once.</summary>
internal interface ICheckpointer
{
    /// <summary>The number of steps from link to link.</summary>
    long Every { get; }

    /// <summary>The point to go on from.</summary>
    /// <param name="course">One optimizer's part of the run.</param>
    /// <param name="begin">Its beginning, which is the answer where no later point is kept.</param>
    RunPoint<T> Resume<T>(OptimizerRun<T> course, RunPoint<T> begin)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Whether to keep the point at a step that has a link.</summary>
    bool Wants<T>(OptimizerRun<T> course, long step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Keeps a point.</summary>
    void Keep<T>(OptimizerRun<T> course, RunPoint<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>Keeps nothing: a run from its beginning to its end, which only its result outlives.</summary>
/// <param name="Every">How many steps there are from link to link.</param>
internal sealed record NoCheckpoints(long Every = Chain.Spacing) : ICheckpointer
{
    RunPoint<T> ICheckpointer.Resume<T>(OptimizerRun<T> course, RunPoint<T> begin) => begin;

    bool ICheckpointer.Wants<T>(OptimizerRun<T> course, long step) => false;

    void ICheckpointer.Keep<T>(OptimizerRun<T> course, RunPoint<T> point)
    {
    }
}

/// <summary>A keeper that tells a pace from where the run goes on.</summary>
/// <param name="Keeper">What keeps the points.</param>
/// <param name="ProgressCounter">What counts the steps.</param>
internal sealed record CountingCheckpointer(ICheckpointer Keeper, ProgressCounter ProgressCounter) : ICheckpointer
{
    long ICheckpointer.Every => Keeper.Every;

    RunPoint<T> ICheckpointer.Resume<T>(OptimizerRun<T> course, RunPoint<T> begin)
    {
        var point = Keeper.Resume(course, begin);
        ProgressCounter.Resume(course, point.Step);
        return point;
    }

    bool ICheckpointer.Wants<T>(OptimizerRun<T> course, long step) => Keeper.Wants(course, step);

    void ICheckpointer.Keep<T>(OptimizerRun<T> course, RunPoint<T> point) => Keeper.Keep(course, point);
}
