using System.Collections.Immutable;
using System.Xml.Linq;

namespace PureOptim.Experiments.Figures;

/// <summary>All curves in one picture, with the legend beside it, where it hides nothing.</summary>
public static class CurvesFigure
{
    /// <summary>The figure, as the text of an SVG file.</summary>
    public static string Render(CurvesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var start = double.Min(0, data.First);
        var window = new PlotWindow(start, double.Max(data.At(data.Longest - 1), start + data.Spacing), 0, data.Top);
        var panel = new Panel(window, 690, 430);
        const double left = 66, top = 44, entry = 72;
        var height = double.Max(panel.Height + 52, data.Curves.Length * entry + 6);
        return Svg.Write(Svg.Picture(left + panel.Width + 306, top + height, data.Title,
            string.Join("; ", data.Curves.Select(curve => $"{curve.Name}: {CurveOutcome.Of(data, curve).Label}")),
            Svg.Element("defs", panel.ClipPath("curves-panel")),
            Svg.Text(left, 27, data.Title, 17, bold: true),
            Svg.Moved(left, top,
                panel.GridLines(9, 6),
                Svg.Element("g", new XAttribute("clip-path", "url(#curves-panel)"),
                    data.Curves.Select((curve, i) => Curve(data, panel, curve, CurveStyle.Of(i)))),
                data.Curves.Select((curve, i) => Signs(data, panel, curve, CurveStyle.Of(i))),
                panel.Axes(data.Horizontal, data.Vertical, 9, 6, 12),
                data.Curves.Select((curve, i) => Svg.Moved(panel.Width + 18, 6 + i * entry, Legend(data, curve, CurveStyle.Of(i)))))));
    }

    private static IEnumerable<XElement> Curve(CurvesData data, Panel panel, CurveSeries curve, CurveStyle style) =>
        panel.Line(Points(data, curve), style.Colour, 1.5, style.Dashes);

    /// <summary>The markers, and a cross where a diverged curve ends.</summary>
    private static IEnumerable<XElement> Signs(CurvesData data, Panel panel, CurveSeries curve, CurveStyle style)
    {
        var points = Points(data, curve);
        for (var i = data.MarkerEvery - 1; i < points.Length; i += data.MarkerEvery)
        {
            if (panel.Window.Contains(points[i])) yield return style.Marker.Draw(panel.Place(points[i]), style.Colour);
        }

        if (CurveOutcome.Of(data, curve).Diverged && panel.Window.Clip(points) is [.., [.., var end]])
            yield return Marker.Cross.Draw(panel.Place(end), Svg.Alarm, 7);
    }

    private static IEnumerable<XElement> Legend(CurvesData data, CurveSeries curve, CurveStyle style)
    {
        var outcome = CurveOutcome.Of(data, curve);
        yield return Svg.Line(Svg.Path([new(0, 6), new(46, 6)]), style.Colour, 2, style.Dashes);
        yield return style.Marker.Draw(new(23, 6), style.Colour);
        yield return Svg.Text(56, 11, curve.Name, 14, bold: true);
        yield return Svg.Fitted(56, 27, curve.Settings, 228, 12);
        yield return Svg.Fitted(56, 42, outcome.Label, 228, 12, colour: outcome.Diverged ? Svg.Alarm : Svg.Faint);
        if (curve.TestAccuracy is { } accuracy)
            yield return Svg.Text(56, 57, $"test accuracy {Numbers.Percent(accuracy)}", 12, colour: Svg.Faint);
    }

    private static ImmutableArray<PlotPoint> Points(CurvesData data, CurveSeries curve) =>
        [.. CurveOutcome.Of(data, curve).Smoothed.Select((value, i) => new PlotPoint(data.At(i), value))];
}
