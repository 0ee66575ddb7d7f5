using System.Diagnostics;
using System.Numerics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;

namespace PureOptim.Playground;

/// <summary>A run that goes on a slice at a time, so that a page can draw in between. Its numbers are those of the run at once.</summary>
internal sealed class SlicedRun
{
    private readonly IEnumerator<double> _slices;

    private SlicedRun(Description description, Func<SlicedRun, IEnumerable<double>> slices) =>
        (Description, _slices) = (description, slices(this).GetEnumerator());

    /// <summary>What is run.</summary>
    internal Description Description { get; }

    /// <summary>The result; null before the end.</summary>
    internal RunResult? Result { get; private set; }

    /// <summary>The run of a plan, not begun.</summary>
    internal static SlicedRun Of(Plan plan) => new(plan.Description, run => plan.Description.Precision == FloatType.Float32 ? run.Slices<float>(plan) : run.Slices<double>(plan));

    /// <summary>Takes slices until the time is over or the run is; one at least.</summary>
    /// <returns>The part of the run that is done.</returns>
    internal double Advance(TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        while (_slices.MoveNext())
        {
            if (Stopwatch.GetElapsedTime(began) >= time) return _slices.Current;
        }

        return 1;
    }

    /// <summary>The parts that are done after every link of the chain.</summary>
    private IEnumerable<double> Slices<T>(Plan plan)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (description, traces) = (plan.Description, new List<Runs.Execution.Trace>());
        for (var index = 0; index < description.Optimizers.Length; index++)
        {
            var run = plan.RunOf<T>(index);
            RunPoint<T>? last = null;
            foreach (var point in run.Run(new NoCheckpoints(), threads: 1, static (_, _) => { }))
            {
                last = point;
                // Never 1: the result is made after the last point.
                yield return (index + point.Step / (description.Steps + 1.0)) / description.Optimizers.Length;
            }

            traces.Add(run.TraceTo(last!));
        }

        Result = new(description, [.. traces]);
    }
}
