using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Execution;

/// <summary>Every optimizer's path over an objective.</summary>
internal sealed record MinimizePlan(Description Description, Minimize Problem) : Plan(Description)
{
    internal override Course<T> CourseOf<T>(int optimizer) => new PathCourse<T>(Description, optimizer, Problem);

    private protected override Trace[] Traces<T>(IKeeper keeper, Pace pace) =>
        [.. Courses<T>().Select(course => course.TraceTo(course.Run(keeper, 1, (step, loss) => pace.Tell(course, step, loss)).Last()))];
}
