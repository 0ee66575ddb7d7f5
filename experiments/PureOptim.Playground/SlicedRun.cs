using System.Diagnostics;
using System.Numerics;
using PureOptim.Figures.Drawing;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;

namespace PureOptim.Playground;

/// <summary>A run that goes on a slice at a time, so that a page can draw in between. Its numbers are those of the run at once.</summary>
internal sealed class SlicedRun
{
    private readonly IEnumerator<double> _slices;
    private readonly List<Func<long, PlotWindow, int, double[]>> _borders = [];

    private SlicedRun(Description description, Func<SlicedRun, IEnumerable<double>> slices) =>
        (Description, _slices) = (description, slices(this).GetEnumerator());

    /// <summary>What is run.</summary>
    internal Description Description { get; }

    /// <summary>The result; null before the end.</summary>
    internal RunResult? Result { get; private set; }

    /// <summary>The border between the classes of each optimizer's network at a step, in a window, on a grid of some cells; none for a function.</summary>
    internal IReadOnlyList<Func<long, PlotWindow, int, double[]>> Borders => _borders;

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
            var points = new List<Iterate<T>>();
            RunPoint<T>? last = null;
            foreach (var point in run.Run(description.Problem is Classify ? new EveryLink() : new NoCheckpoints(), threads: 1, static (_, _) => { }))
            {
                last = point;
                points.Add(point.At);
                // Never 1: the result is made after the last point.
                yield return (index + point.Step / (description.Steps + 1.0)) / description.Optimizers.Length;
            }

            traces.Add(run.TraceTo(last!));
            if (description.Problem is Classify problem) _borders.Add(ClassBorder.Of(run, problem, points));
        }

        Result = new(description, [.. traces]);
    }

    /// <summary>A run that shows itself at every link of the chain: a step of a network takes longer than a page may wait for many.</summary>
    private sealed record EveryLink : ICheckpointer
    {
        long ICheckpointer.Every => Chain.Spacing;

        RunPoint<T> ICheckpointer.Resume<T>(OptimizerRun<T> run, RunPoint<T> begin) => begin;

        bool ICheckpointer.Wants<T>(OptimizerRun<T> run, long step) => true;

        void ICheckpointer.Keep<T>(OptimizerRun<T> run, RunPoint<T> point)
        {
        }
    }
}
