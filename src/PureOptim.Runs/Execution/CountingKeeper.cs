namespace PureOptim.Runs.Execution;

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
