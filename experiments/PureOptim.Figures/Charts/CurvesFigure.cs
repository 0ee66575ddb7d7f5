using System.Collections.Immutable;
using System.Xml.Linq;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.Charts;

/// <summary>All curves in one picture, with the legend beside it, where it hides nothing.</summary>
public static class CurvesFigure
{
    /// <summary>With more curves than this the legend has a line for each.</summary>
    private const int Many = 12;

    /// <summary>The figure, as the text of an SVG file.</summary>
    public static string Render(CurvesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var start = double.Min(0, data.First);
        var window = new PlotWindow(start, double.Max(data.At(data.Longest - 1), start + data.Spacing), data.Bottom, data.Top);
        var isLong = data.Curves.Length > Many;
        var entry = isLong ? 25 : 72;
        var panel = new Panel(window, 690, isLong ? double.Clamp(data.Curves.Length * entry - 52, 430, 860) : 430);
        const double left = 66, top = 44;
        var (height, note) = (double.Max(panel.Height + 52, data.Curves.Length * entry + 6), data.Thinned);
        ImmutableArray<(CurveSeries Curve, CurveOutcome Outcome, CurveStyle Style)> curves =
            [.. data.Curves.Select((curve, i) => (curve, CurveOutcome.Of(data, curve), CurveStyle.Of(i)))];
        return Svg.Write(Svg.Picture(left + panel.Width + 306, top + height + (note.Length > 0 ? 20 : 0), data.Title,
            data.Summary,
            Svg.Element("defs", panel.ClipPath("curves-panel")),
            Svg.Text(left, 27, data.Title, 17, bold: true),
            Svg.Moved(left, top,
                panel.GridLines(9, 6),
                Svg.Element("g", new XAttribute("clip-path", "url(#curves-panel)"),
                    curves.Select(each => panel.Line(CurvePoints.Of(data, each.Outcome.Smoothed).On(data), each.Style.Colour, 1.5, each.Style.Dashes))),
                curves.Select(each => Signs(data, panel, each.Outcome, each.Style)),
                panel.Axes(data.Horizontal, data.Vertical, 9, 6, 12),
                curves.Select((each, i) => Svg.Moved(panel.Width + 18, 6 + i * entry, Legend(each.Curve, each.Outcome, each.Style, entry)))),
            note.Length > 0 ? Svg.Text(left, top + height + 6, note, 12, colour: Svg.Faint) : null));
    }

    /// <summary>The markers, and a cross where a diverged curve ends.</summary>
    private static IEnumerable<XElement> Signs(CurvesData data, Panel panel, CurveOutcome outcome, CurveStyle style)
    {
        foreach (var point in data.Marked(outcome.Smoothed.Length).Select(i => new PlotPoint(data.At(i), outcome.Smoothed[i])))
        {
            if (panel.Window.Contains(point)) yield return style.Marker.Draw(panel.Place(point), style.Colour);
        }

        if (outcome.Diverged && panel.Window.Clip(CurvePoints.Of(data, outcome.Smoothed).On(data)) is [.., [.., var end]])
            yield return Marker.Cross.Draw(panel.Place(end), Svg.Alarm, 7);
    }

    private static IEnumerable<XElement> Legend(CurveSeries curve, CurveOutcome outcome, CurveStyle style, double room)
    {
        yield return Svg.Line(Svg.Path([new(0, 6), new(46, 6)]), style.Colour, 2, style.Dashes);
        yield return style.Marker.Draw(new(23, 6), style.Colour);
        if (room < 72)
        {
            // A line each where there are many: the settings are in the table of the page.
            yield return Svg.Fitted(56, 10, $"{curve.Name}: {outcome.Label}", 228, 12, colour: outcome.Diverged ? Svg.Alarm : Svg.Ink);
            yield break;
        }

        yield return Svg.Text(56, 11, curve.Name, 14, bold: true);
        yield return Svg.Fitted(56, 27, curve.Settings, 228, 12);
        yield return Svg.Fitted(56, 42, outcome.Label, 228, 12, colour: outcome.Diverged ? Svg.Alarm : Svg.Faint);
        if (curve.TestAccuracy is { } accuracy)
            yield return Svg.Text(56, 57, $"test accuracy {Numbers.Percent(accuracy)}", 12, colour: Svg.Faint);
    }
}
