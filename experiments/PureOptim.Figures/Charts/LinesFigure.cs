using System.Xml.Linq;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.Charts;

/// <summary>All lines in one picture, with the legend beside it; where a line leaves for good at the top, or becomes NaN, there is a cross.</summary>
public static class LinesFigure
{
    /// <summary>The figure, as the text of an SVG file.</summary>
    public static string Render(LinesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        data = data.WithFloor();
        var panel = PanelOf(data);
        const double left = 78, top = 44, entry = 58;
        var height = double.Max(panel.Height + 52, data.Lines.Length * entry + 6);
        var (across, upwards) = (data.Horizontal.Marks(10), data.Vertical.Marks(9));
        return Svg.Write(Svg.Picture(left + panel.Width + 306, top + height, data.Title,
            data.Summary,
            Svg.Text(left, 27, data.Title, 17, bold: true),
            Svg.Moved(left, top,
                panel.GridLines(across, upwards),
                Limit(data, panel),
                data.Lines.Select((line, i) => panel.Line(Points(data, line), CurveStyle.Of(i).Colour, 1.7, CurveStyle.Of(i).Dashes)),
                data.Lines.Select((line, i) => Signs(data, panel, line, CurveStyle.Of(i))),
                panel.Axes(data.Horizontal.Name, data.Vertical.Name, across, upwards, 12),
                data.Lines.Select((line, i) => Svg.Moved(panel.Width + 18, 6 + i * entry, Legend(line, CurveStyle.Of(i)))))));
    }

    private static Panel PanelOf(LinesData data) =>
        new(new(data.Horizontal.Start, data.Horizontal.End, data.Vertical.Start, data.Vertical.End), 640, 400);

    private static IEnumerable<XElement> Limit(LinesData data, Panel panel)
    {
        if (data.Limit is not { } limit) yield break;
        var y = panel.Place(new(0, data.Vertical.Of(limit.Value))).Y;
        yield return Svg.Line(Svg.Path([new(0, y), new(panel.Width, y)]), Svg.Alarm, 1.2, "2 4");
        yield return Svg.Text(6, y - 6, limit.Label, 12, colour: Svg.Alarm);
    }

    private static IEnumerable<XElement> Signs(LinesData data, Panel panel, LineSeries line, CurveStyle style)
    {
        var points = Points(data, line).ToArray();
        for (var i = 0; i < points.Length; i += data.MarkerEvery)
        {
            if (panel.Window.Contains(points[i])) yield return style.Marker.Draw(panel.Place(points[i]), style.Colour);
        }

        foreach (var point in line.Missed.Select(point => On(data, point)).Where(panel.Window.Contains))
        {
            yield return Marker.Cross.Draw(panel.Place(point), Svg.Alarm, 7);
            yield return style.Marker.Draw(panel.Place(point), style.Colour, 3.5);
        }

        if (!line.Missed.IsEmpty) yield break;
        if (panel.Window.Clip(points) is [.., [.., var end]] && panel.Place(end) is { Y: < 0.5 } exit && !(points[^1].Y <= panel.Window.Top))
            yield return Marker.Cross.Draw(exit, Svg.Alarm, 7);
        if (Array.FindLastIndex(points, point => point.IsFinite) is >= 0 and var last && last < points.Length - 1 && panel.Window.Contains(points[last]))
            yield return Marker.Cross.Draw(panel.Place(points[last]), Svg.Alarm, 7);
    }

    private static IEnumerable<XElement> Legend(LineSeries line, CurveStyle style)
    {
        yield return Svg.Line(Svg.Path([new(0, 6), new(46, 6)]), style.Colour, 2, style.Dashes);
        yield return style.Marker.Draw(new(23, 6), style.Colour);
        yield return Svg.Fitted(56, 11, line.Name, 228, 14, colour: Svg.Ink);
        yield return Svg.Fitted(56, 27, line.Settings, 228, 12);
        yield return Svg.Fitted(56, 42, line.Outcome, 228, 12, colour: line.IsAlarming ? Svg.Alarm : Svg.Faint);
    }

    private static IEnumerable<PlotPoint> Points(LinesData data, LineSeries line) =>
        line.Points.Select(point => On(data, point));

    private static PlotPoint On(LinesData data, PlotPoint point) => new(data.Horizontal.Of(point.X), data.Vertical.Of(point.Y));
}
