using System.Collections.Immutable;
using System.Xml.Linq;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.Charts;

/// <summary>All lines in one picture, with the legend beside it, where it hides nothing.</summary>
public static class ChartFigure
{
    /// <summary>With more series than this the legend has a line for each.</summary>
    private const int Many = 12;

    private const double Top = 44, LegendWidth = 306, Room = 228;

    /// <summary>The figure, as the text of an SVG file.</summary>
    public static string Render(ChartData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        data = data.WithFloor();
        var (left, strength, entry) = (data.IsLarge ? 66 : 78, data.IsLarge ? 1.5 : 1.7, Entry(data));
        var panel = PanelOf(data);
        var (height, note) = (double.Max(panel.Height + 52, data.Series.Length * entry + 6), data.Thinned);
        var (across, upwards) = (data.Horizontal.Marks(data.IsLarge ? 9 : 10), data.Vertical.Marks(data.IsLarge ? 6 : 9));
        ImmutableArray<(ChartSeries Series, CurveStyle Style)> all = [.. data.Series.Select((series, i) => (series, CurveStyle.Of(i)))];
        var lines = all.SelectMany(each => panel.Line(data.Drawn(each.Series.Points).Select(point => On(data, point)), each.Style.Colour, strength, each.Style.Dashes));

        // Lines end at the border of the panel; half of their width does so too in a large picture, where it can be seen.
        var border = $"{data.Name}-panel";
        return Svg.Write(Svg.Picture(left + panel.Width + LegendWidth, Top + height + (note.Length > 0 ? 20 : 0), data.Title,
            data.Summary,
            data.IsLarge ? Svg.Element("defs", panel.ClipPath(border)) : null,
            Svg.Text(left, 27, data.Title, 17, bold: true),
            Svg.Moved(left, Top,
                panel.GridLines(across, upwards),
                Limit(data, panel),
                data.IsLarge ? Svg.Element("g", new XAttribute("clip-path", $"url(#{border})"), lines) : lines.ToArray<object>(),
                all.Select(each => Signs(data, panel, each.Series, each.Style)),
                panel.Axes(data.Horizontal.Name, data.Vertical.Name, across, upwards, 12),
                all.Select((each, i) => Svg.Moved(panel.Width + 18, 6 + i * entry, Legend(data, each.Series, each.Style)))),
            note.Length > 0 ? Svg.Text(left, Top + height + 6, note, 12, colour: Svg.Faint) : null));
    }

    private static bool IsLong(ChartData data) => data.Series.Length > Many;

    /// <summary>The distance between the entries of the legend.</summary>
    private static double Entry(ChartData data) => IsLong(data) ? 25 : data.IsLarge ? 72 : 58;

    private static Panel PanelOf(ChartData data)
    {
        var (width, height) = data.IsLarge ? (690, 430) : (640, 400);
        return new(new(data.Horizontal.Start, data.Horizontal.End, data.Vertical.Start, data.Vertical.End), width,
            IsLong(data) ? double.Clamp(data.Series.Length * Entry(data) - 52, height, 2 * height) : height);
    }

    private static IEnumerable<XElement> Limit(ChartData data, Panel panel)
    {
        if (data.Limit is not { } limit) yield break;
        var y = panel.Place(new(0, data.Vertical.Of(limit.Value))).Y;
        yield return Svg.Line(Svg.Path([new(0, y), new(panel.Width, y)]), Svg.Alarm, 1.2, "2 4");
        yield return Svg.Text(6, y - 6, limit.Label, 12, colour: Svg.Alarm);
    }

    /// <summary>The markers, what was missed, and a cross where a line ends for good.</summary>
    private static IEnumerable<XElement> Signs(ChartData data, Panel panel, ChartSeries series, CurveStyle style)
    {
        foreach (var point in data.Marked(series.Points).Select(point => On(data, point)).Where(panel.Window.Contains))
            yield return style.Marker.Draw(panel.Place(point), style.Colour);

        foreach (var point in series.Missed.Select(point => On(data, point)).Where(panel.Window.Contains))
        {
            yield return Marker.Cross.Draw(panel.Place(point), Svg.Alarm, 7);
            yield return style.Marker.Draw(panel.Place(point), style.Colour, 3.5);
        }

        foreach (var end in Crosses(data, panel, series)) yield return Marker.Cross.Draw(end, Svg.Alarm, 7);
    }

    /// <summary>The places, in pixels, where a line ends at a cross.</summary>
    private static IEnumerable<PlotPoint> Crosses(ChartData data, Panel panel, ChartSeries series)
    {
        if (!series.Missed.IsEmpty || series.IsCrossed is false) yield break;
        PlotPoint[] points = [.. data.Drawn(series.Points).Select(point => On(data, point))];
        PlotPoint? end = panel.Window.Clip(points) is [.., [.., var at]] ? panel.Place(at) : null;
        if (series.IsCrossed is true)
        {
            if (end is { } place) yield return place;
            yield break;
        }

        if (end is { Y: < 0.5 } exit && !(points[^1].Y <= panel.Window.Top)) yield return exit;
        if (Array.FindLastIndex(points, point => point.IsFinite) is >= 0 and var last && last < points.Length - 1 && panel.Window.Contains(points[last]))
            yield return panel.Place(points[last]);
    }

    private static IEnumerable<XElement> Legend(ChartData data, ChartSeries series, CurveStyle style)
    {
        yield return Svg.Line(Svg.Path([new(0, 6), new(46, 6)]), style.Colour, 2, style.Dashes);
        yield return style.Marker.Draw(new(23, 6), style.Colour);
        if (IsLong(data))
        {
            // A line each where there are many: the settings are in the table of the page.
            var words = series.Outcome.Length > 0 ? $"{series.Name}: {series.Outcome}" : series.Name;
            yield return Svg.Fitted(56, 10, words, Room, 12, colour: series.IsAlarming ? Svg.Alarm : Svg.Ink);
            yield break;
        }

        yield return data.IsLarge ? Svg.Text(56, 11, series.Name, 14, bold: true) : Svg.Fitted(56, 11, series.Name, Room, 14, colour: Svg.Ink);
        yield return Svg.Fitted(56, 27, series.Settings, Room, 12);
        yield return Svg.Fitted(56, 42, series.Outcome, Room, 12, colour: series.IsAlarming ? Svg.Alarm : Svg.Faint);
        if (series.Detail.Length > 0) yield return Svg.Text(56, 57, series.Detail, 12, colour: Svg.Faint);
    }

    private static PlotPoint On(ChartData data, PlotPoint point) => new(data.Horizontal.Of(point.X), data.Vertical.Of(point.Y));
}
