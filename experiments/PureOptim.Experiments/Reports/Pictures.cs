using System.Collections.Immutable;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Paths;
using PureOptim.Numerics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reports;

/// <summary>The picture and the page of a run: paths over contour lines in the plane, loss curves otherwise.</summary>
internal static class Pictures
{
    /// <param name="result">The run.</param>
    /// <param name="files">The names of the files beside the page.</param>
    internal static (string Figure, string Page) Of(RunResult result, IEnumerable<string> files)
    {
        var origin = Origins.Of(result.Description, files);
        return result.Description.Problem is Minimize { Objective.Dimension: 2 } problem
            ? Paths(result, problem) is var paths ? (PathsFigure.Render(paths), PathsPage.Of(paths, origin)) : default
            : Curves(result).Chart() is var curves ? (ChartFigure.Render(curves), ChartPage.Of(curves, origin)) : default;
    }

    private static PathsData Paths(RunResult result, Minimize problem)
    {
        var (objective, window) = (problem.Objective, problem.Objective.Window);
        return new()
        {
            Title = $"{result.Description.Name}: {CountText.Of(result.Description.Steps, "step")} of each optimizer",
            Explanation = $"{How(result)} Source of the function: {objective.Source}.",
            Function = (x, y) => objective.Value([new Real64(x), new Real64(y)]).Value,
            Formula = FormulaText.Of(objective, longest: 12 * int.Min(3, result.Traces.Length)),
            Window = new(window.Left, window.Right, window.Bottom, window.Top),
            // The article draws its valley on axes of different scales.
            HasEqualScale = objective != Objective.Valley,
            Levels = ContourLevels.Of(objective, problem.Start, result.Traces.SelectMany(trace => trace.Losses)),
            Optimum = objective.Minima is [var minimum, ..] ? new(minimum.Point[0], minimum.Point[1]) : new(double.NaN, double.NaN),
            Paths = [.. result.Traces.Cast<PathTrace>().Zip(result.Description.Optimizers, (trace, entry) =>
                new PathSeries(DisplayName.Of(trace.Optimizer), SettingsText.Of(entry.Optimizer), [.. trace.Points.Select(point => new PlotPoint(point[0], point[1]))]))],
        };
    }

    private static LossCurves Curves(RunResult result)
    {
        var least = result.Traces.SelectMany(trace => trace.Losses).Where(double.IsFinite).DefaultIfEmpty(0).Min();
        var first = result.Traces.Select(trace => trace.Losses[0]).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        return new()
        {
            Title = result.Description.Problem is Minimize minimize
                ? $"{result.Description.Name}: {CountText.Of(result.Description.Steps, "step")} of each optimizer on {ProblemText.Name(minimize.Objective)}"
                : $"{Named(result.Description)}: the loss of a network as each optimizer trains it",
            Explanation = How(result),
            First = result.Traces[0].FirstStep,
            Top = result.Description.Problem is Minimize ? double.Max(first, -0.1 * least) : Top(result),
            Bottom = 1.05 * least,
            Smoothing = result.Description.Problem is Minimize ? [1] : KaiserWindow.Weights(11, 2),
            Curves = [.. result.Traces.Zip(result.Description.Optimizers, (trace, entry) =>
                new LossCurve(DisplayName.Of(trace.Optimizer), SettingsText.Of(entry.Optimizer), trace.Losses) { TestAccuracy = (trace as CurveTrace)?.TestAccuracy })],
        };
    }

    /// <summary>
    /// The upper end of the picture of a network: 1, which loses the first steps and shows the rest apart; where no loss ends below a half, about twice
    /// the least mean of the last losses, so that there is something to see.
    /// </summary>
    private static double Top(RunResult result) => double.Max(1, double.Ceiling(2 * result.Traces
        .Select(trace => trace.Losses[^int.Min(100, trace.Losses.Length)..].Average()).Where(double.IsFinite).DefaultIfEmpty(0).Min()));

    private static string How(RunResult result) => result.Description.Problem switch
    {
        Classify classify =>
            $"A fully connected network {string.Join("-", classify.Layers)} in {Precision(result)}, batches of {classify.BatchSize} {Examples(classify.Data)} drawn with replacement " +
            $"from the seed {result.Description.Seed}, the same for every optimizer; the loss is that of the batch after the update that it made.",
        _ => $"Computed in {Precision(result)}.",
    };

    private static string Named(Description description) =>
        ProblemText.NameWithData(description.Name, ProblemText.TrainImages(description.Problem));

    /// <summary>The examples of a batch in words.</summary>
    private static string Examples(DataSource data) => data switch
    {
        Mnist => "images of MNIST",
        ImageFiles files => $"images of the data set whose training images have the SHA-256 {files.TrainImages}",
        _ => $"of the {ProblemText.Data(data)}",
    };

    private static string Precision(RunResult result) => SettingsText.Text(result.Description.Precision);
}
