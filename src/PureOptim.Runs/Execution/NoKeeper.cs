namespace PureOptim.Runs.Execution;

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
