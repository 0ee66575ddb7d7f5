using PureOptim.Runs.Data;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Execution;

/// <summary>A network trained from the same first weights on the same batches by every optimizer.</summary>
/// <param name="Description">What to run.</param>
/// <param name="Problem">The network and the batches.</param>
/// <param name="Data">The images.</param>
/// <param name="Threads">How many threads compute; the result is the same for any number.</param>
internal sealed record ClassifyPlan(Description Description, Classify Problem, ImageData Data, int Threads) : Plan(Description)
{
    internal override Course<T> CourseOf<T>(int optimizer) => new CurveCourse<T>(this, optimizer);

    private protected override Trace[] Traces<T>(IKeeper keeper, Pace pace)
    {
        var courses = Courses<T>();
        var ends = SideBySide.Run(courses, Threads, (course, threads) => course.Run(keeper, threads, (step, loss) => pace.Tell(course, step, loss)));
        return SideBySide.Run([.. courses.Zip(ends)], Threads, (run, _) => new[] { run.First.TraceTo(run.Second) });
    }
}
