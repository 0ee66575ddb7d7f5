using System.Numerics;

namespace PureOptim.Runs.Execution;

/// <summary>What keeps the points of a run while it is made, and knows where it was left. Called on several threads at once.</summary>
internal interface IKeeper
{
    /// <summary>How many steps there are from link to link.</summary>
    long Every { get; }

    /// <summary>The point to go on from.</summary>
    /// <param name="course">One optimizer's part of the run.</param>
    /// <param name="begin">Its beginning, which is the answer where no later point is kept.</param>
    CoursePoint<T> Resume<T>(Course<T> course, CoursePoint<T> begin)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Whether to keep the point at a step that has a link.</summary>
    bool Wants<T>(Course<T> course, long step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Keeps a point.</summary>
    void Keep<T>(Course<T> course, CoursePoint<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>Keeps nothing: a run from its beginning to its end, which only its result outlives.</summary>
/// <param name="Every">How many steps there are from link to link.</param>
internal sealed record NoKeeper(long Every = Chain.Spacing) : IKeeper
{
    CoursePoint<T> IKeeper.Resume<T>(Course<T> course, CoursePoint<T> begin) => begin;

    bool IKeeper.Wants<T>(Course<T> course, long step) => false;

    void IKeeper.Keep<T>(Course<T> course, CoursePoint<T> point)
    {
    }
}

/// <summary>A keeper that tells a pace from where the run goes on.</summary>
/// <param name="Keeper">What keeps the points.</param>
/// <param name="Pace">What counts the steps.</param>
internal sealed record CountingKeeper(IKeeper Keeper, Pace Pace) : IKeeper
{
    long IKeeper.Every => Keeper.Every;

    CoursePoint<T> IKeeper.Resume<T>(Course<T> course, CoursePoint<T> begin)
    {
        var point = Keeper.Resume(course, begin);
        Pace.Resume(course, point.Step);
        return point;
    }

    bool IKeeper.Wants<T>(Course<T> course, long step) => Keeper.Wants(course, step);

    void IKeeper.Keep<T>(Course<T> course, CoursePoint<T> point) => Keeper.Keep(course, point);
}
