using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Reports;

namespace PureOptim.Figures.Paths;

/// <summary>The content of the page of <see cref="PathsData"/> beside its picture.</summary>
internal static class PathsPage
{
    private const int Cells = 120;

    /// <summary>The page: all paths over the contour lines, a slider over the steps, the losses on a logarithmic axis, the final points.</summary>
    public static string Of(PathsData data, Origin origin)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Report.ForRun(new("paths", data.Title, data.Explanation)
        {
            Picture = PathsFigure.Render(data),
            Summary = data.Summary,
            Caption = Caption(data),
            LiveCaption = LiveCaption(data),
            Controls = Controls(data),
            Blocks = [Table(data)],
            Kind = "steps",
            Content = Content(data),
        }, origin);
    }

    public static XElement Controls(PathsData data) => Html.Controls(
        Html.Reader("Step", Html.Element("button", Html.Attribute("type", "button"), Html.Attribute("id", "play"), "Play")),
        Html.Choices("view", "View", ("paths", "around the paths"), ("window", "whole picture")),
        Html.Legend(data.Paths.Select(path => path.Name), dashed: false),
        Html.Hint("Move the slider or press Play to watch the steps. " + Html.Zoom));

    public static string Caption(PathsData data) =>
        $"The paths over the contour lines of {data.Formula}; the plus is the minimum.{(data.Thinned.Length > 0 ? $" {data.Thinned}" : "")}{Diverging([data])}";

    /// <summary>The remark on a path that diverged, where there is one: it is judged by the picture.</summary>
    public static string Diverging(IEnumerable<PathsData> problems) => problems.Any(data => data.Paths.Any(path => PathOutcome.Of(data, path).Diverged))
        ? " A path diverged at the step at which it left the picture for good, if it ended higher than it began or not finite."
        : "";

    public static string LiveCaption(PathsData data) =>
        $"{Caption(data)} The second picture shows the value at each step "
        + (HasNegative(data) ? "on a linear axis, for some are negative." : "on a logarithmic axis: a straight line is a constant rate.");

    private static bool HasNegative(PathsData data) => data.Paths.Any(path => path.Points.Any(point => data.Function(point.X, point.Y) < 0));

    public static ReportTable Table(PathsData data, string caption = "Where each path ended") => ReportTable.Of(caption,
        ["optimizer", "settings", "steps", "x", "y", "f(x, y)", "distance to the minimum", "outcome"],
        data.Paths.Select(path => Row(data.Optimum, path, PathOutcome.Of(data, path))));

    private static IEnumerable<string> Row(PlotPoint optimum, PathSeries path, PathOutcome outcome)
    {
        var end = path.Points[^1];
        yield return path.Name;
        yield return path.Settings;
        yield return (path.Points.Length - 1).ToString(CultureInfo.InvariantCulture);
        yield return Numbers.Readable(end.X);
        yield return Numbers.Readable(end.Y);
        yield return Numbers.Readable(outcome.FinalLoss);
        yield return optimum.IsFinite ? Numbers.Readable(double.Hypot(end.X - optimum.X, end.Y - optimum.Y)) : "unknown";
        yield return outcome.LeftAt is null ? "in the picture" : outcome.Label;
    }

    public static object Content(PathsData data)
    {
        var grid = new ContourGrid(data.Function, data.Window, Cells);
        ImmutableArray<PathOutcome> outcomes = [.. data.Paths.Select(path => PathOutcome.Of(data, path))];
        return new
        {
            data.Window,
            data.Optimum,
            data.HasEqualScale,
            Steps = Steps(data),
            Losses = Axis(outcomes),
            LossAxis.Least,
            Rings = data.Levels.Reverse().Select(level => new
            {
                Level = level,
                Rings = grid.Rings(level).Select(ring => new { X = ring.Select(point => point.X), Y = ring.Select(point => point.Y) }),
            }),
            Paths = data.Paths.Select((path, i) => One(data, path, outcomes[i], CurveStyle.Of(i))),
        };
    }

    /// <summary>The range of the picture, and two decades more for points outside it: all of these would push the rest into one line.</summary>
    private static LossAxis Axis(ImmutableArray<PathOutcome> outcomes) => LossAxis.Of(
        outcomes.SelectMany(outcome => outcome.Drawn.Where(step => outcome.LeftAt is not { } left || step.Step < left)).Select(step => step.Loss),
        outcomes.Any(outcome => outcome.LeftAt is not null) ? 2 : 0);

    private static object One(PathsData data, PathSeries path, PathOutcome outcome, CurveStyle style)
    {
        PlotPoint[] drawn = [.. outcome.InPicture.Select(step => step.At)];

        // A path that leaves ends on the border, so that its last line has the right direction and no coordinate is beyond a screen.
        if (outcome.LeftAt is > 0) drawn[^1] = data.Window.Clip(drawn[^2], drawn[^1])?.To ?? new(double.NaN, double.NaN);
        else if (outcome.LeftAt is 0) drawn = [];
        return new
        {
            path.Name,
            path.Settings,
            style.Colour,
            Marker = style.Marker.PlotlyName(),
            Outcome = outcome.Label,
            outcome.LeftAt,
            Steps = outcome.Drawn.Select(step => step.Step),
            X = drawn.Select(point => point.X),
            Y = drawn.Select(point => point.Y),
            Losses = outcome.Drawn.Select(step => step.Loss),
        };
    }

    private static int Steps(PathsData data) => data.Paths.Max(path => path.Points.Length) - 1;
}
