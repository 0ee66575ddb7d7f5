using System.Collections.Immutable;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Reports;

namespace PureOptim.Figures.Charts;

/// <summary>The page of a chart, or the part of a page that shows it.</summary>
internal static class ChartPage
{
    /// <summary>The page of one chart.</summary>
    public static string Of(ChartData data, Origin origin)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Report.ForRun(Section(data), origin);
    }

    /// <summary>The part of a page.</summary>
    public static Section Section(ChartData data) => Floored(data.WithFloor());

    private static Section Floored(ChartData data) => new(data.Name, data.Title, data.Explanation)
    {
        Picture = ChartFigure.Render(data),
        Summary = data.Summary,
        Caption = data.Caption,
        Controls = Html.Controls(
            data.IsSmoothed ? Html.Choices("values", "Values", ("smoothed", "smoothed"), ("raw", $"raw: every {data.Vertical.Name}")) : null,
            data.HasLogarithm ? Html.Choices("axis", "Vertical axis", ("linear", "linear"), ("log", "logarithmic")) : null,
            Html.Reader(Place(data.Horizontal.Name)),
            Html.Legend(data.Series.Select(series => series.IsAlarming && !data.IsLarge ? $"{series.Name}: {series.Outcome}" : series.Name), dashed: true),
            Html.Hint("Move the slider, or point at a place, to compare all curves there. " + Html.Zoom)),
        Blocks = data.Table is { } table ? [table]
            : data.Series.All(series => series.Outcome.Length == 0) ? []
            : [ReportTable.Of(data.Title, ["line", "settings", "outcome"], data.Series.Select(series => new[] { series.Name, series.Settings, series.Outcome }))],
        Kind = "chart",
        Content = new
        {
            data.Horizontal,
            data.Vertical,
            data.IsLarge,
            Limit = data.Limit is { } limit ? new { limit.Value, limit.Label } : null,
            Logarithm = data.HasLogarithm ? new { LossAxis.Least, Drawn = data.LossesDrawn, Raw = data.LossesRaw } : null,
            Series = data.Series.Select((series, i) => One(data, series, CurveStyle.Of(i))),
        },
    };

    private static object One(ChartData data, ChartSeries series, CurveStyle style) => new
    {
        series.Name,
        series.Outcome,
        style.Colour,
        Marker = style.Marker.PlotlyName(),
        style.Dashes,
        Drawn = Line(data, series.Points),
        Raw = series.Raw.IsEmpty ? null : Line(data, series.Raw),
        Missed = Points(series.Missed),
    };

    private static object Line(ChartData data, ImmutableArray<PlotPoint> points)
    {
        PlotPoint[] drawn = [.. data.Drawn(points)];
        return new { X = drawn.Select(point => point.X), Y = drawn.Select(point => point.Y), Signs = Points(data.Marked(points)) };
    }

    private static object Points(IEnumerable<PlotPoint> points) => new { X = points.Select(point => point.X), Y = points.Select(point => point.Y) };

    /// <summary>The name of the slider: that of the axis without its remarks, and of one word in the singular; of several words it stands apart from the number.</summary>
    private static string Place(string axis)
    {
        var name = axis.Split([':', ','])[0];
        if (name.Length == 0) return "Place";
        var named = char.ToUpperInvariant(name[0]) + name[1..];
        return name.Contains(' ', StringComparison.Ordinal) ? $"{named}:" : named.TrimEnd('s');
    }
}
