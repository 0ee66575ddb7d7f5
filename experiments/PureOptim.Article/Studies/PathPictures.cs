using System.Collections.Immutable;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Paths;
using PureOptim.Numerics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Studies;

/// <summary>The paths of trials on a plane, walked again: a trial's result has no points, and a few steps in the plane take no time.</summary>
internal static class PathPictures
{
    /// <summary>The paths of trials that are on the same problem.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="explanation">An explanation for the reader.</param>
    /// <param name="trials">The trials, in the order of the panels.</param>
    /// <param name="view">The part of the plane to show; by default the one that suits the function.</param>
    internal static PathsData Of(string title, string explanation, IEnumerable<MeasuredTrial> trials, PictureWindow? view = null)
    {
        ImmutableArray<MeasuredTrial> all = [.. trials];
        var problem = (Minimize)all[0].Trial.Description.Problem;
        var (objective, window) = (problem.Objective, view ?? problem.Objective.Window);
        return new()
        {
            Title = title,
            Explanation = explanation,
            Function = (x, y) => objective.Value([new Real64(x), new Real64(y)]).Value,
            Formula = FormulaText.Of(objective, longest: 40),
            Window = new(window.Left, window.Right, window.Bottom, window.Top),
            Levels = Levels(objective.Value([.. problem.Start.Select(value => new Real64(value))]).Value),
            Optimum = objective.Minima is [var minimum, ..] ? new(minimum.Point[0], minimum.Point[1]) : new(double.NaN, double.NaN),
            Paths = [.. all.Select(trial => new PathSeries(trial.Label, trial.Settings, Points(trial)))],
        };
    }

    /// <summary>Half a decade apart and up to the value at the start: valleys are narrow, and equal steps would leave their floor empty.</summary>
    private static ImmutableArray<double> Levels(double start)
    {
        const int count = 7;
        var highest = double.Ceiling(2 * double.Log10(start) - 1e-9);
        return [.. Enumerable.Range(1 - count, count).Select(i => double.Exp10((highest + i) / 2))];
    }

    private static ImmutableArray<PlotPoint> Points(MeasuredTrial trial)
    {
        var description = trial.Trial.Description;
        var trace = (PathTrace)new MinimizePlan(description, (Minimize)description.Problem).Run(_ => { }).Traces[0];
        return [.. trace.Points.Select(point => new PlotPoint(point[0], point[1]))];
    }
}
