using System.Collections.Immutable;
using System.Xml.Linq;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.Cards;

/// <summary>The small pictures of a card: a path, and the curve below all paths.</summary>
internal static class CardPanel
{
    /// <summary>Points nearer to the last one that is drawn than this, in pixels, are left out: nobody sees them, and a page has many panels.</summary>
    private const double Visible = 0.5;

    /// <summary>A path over contour lines that are there already: a ring at its start, a dot at each step, a cross where it leaves for good.</summary>
    internal static IEnumerable<XElement> Of(Panel panel, PlotPoint optimum, CardPath path, string dots, string ring)
    {
        if (panel.Window.Contains(optimum)) yield return Plus(panel.Place(optimum));
        var slices = panel.Window.Clip(path.Points);
        foreach (var (i, slice) in slices.Index())
        {
            var line = Svg.Line(Svg.Path(Seen(slice.Select(panel.Place))), Svg.Red, 1.1);
            if (i == 0 && slice[0] == path.Points[0]) line.SetAttributeValue("marker-start", $"url(#{ring})");
            line.SetAttributeValue("marker-mid", $"url(#{dots})");
            if (slice[^1] == path.Points[^1]) line.SetAttributeValue("marker-end", $"url(#{dots})");
            yield return line;
        }

        yield return Svg.Line(Svg.Path([new(0, 0), new(panel.Width, 0), new(panel.Width, panel.Height), new(0, panel.Height)], closed: true), Svg.Grid, 1);
        if (slices is [.., [.., var last]] && !panel.Window.Contains(path.Points[^1])) yield return Marker.Cross.Draw(panel.Place(last), Svg.Red, 4);
    }

    /// <summary>A curve in a strip, with its least and its greatest value.</summary>
    internal static IEnumerable<XElement> Strip(CardStrip strip, double width, double height)
    {
        ImmutableArray<PlotPoint> points = [.. strip.Points.Select(point => strip.IsLogarithmic ? new(point.X, double.Log10(point.Y)) : point).Where(point => point.IsFinite)];
        yield return Svg.Fitted(0, -5, strip.Title, width, 10.5);
        if (points.IsEmpty) yield break;
        var (low, high) = (points.Min(point => point.Y), points.Max(point => point.Y));
        var room = double.Max(0.08 * (high - low), 1e-9 * double.Max(1, double.Abs(high)));
        const double labels = 52;
        var panel = new Panel(new(points[0].X, double.Max(points[^1].X, points[0].X + 1), low - room, high + room), width - labels, height);
        yield return Svg.Line(Svg.Path([new(0, height), new(panel.Width, height)]), Svg.Grid, 1);
        foreach (var line in panel.Line(points, "#0072b2", 1.6)) yield return line;
        yield return Label(high, 9);
        if (low < high) yield return Label(low, height);

        XElement Label(double value, double y) => Svg.Text(panel.Width + 6, y, Numbers.Readable(strip.IsLogarithmic ? double.Exp10(value) : value), 10.5, colour: Svg.Faint);
    }

    private static IEnumerable<PlotPoint> Seen(IEnumerable<PlotPoint> places)
    {
        PlotPoint? drawn = null, left = null;
        foreach (var place in places.Select(place => new PlotPoint(double.Round(place.X, 1), double.Round(place.Y, 1))))
        {
            if (drawn is { } last && double.Abs(place.X - last.X) < Visible && double.Abs(place.Y - last.Y) < Visible)
            {
                left = place;
                continue;
            }

            yield return place;
            (drawn, left) = (place, null);
        }

        if (left is { } end) yield return end;
    }

    private static XElement Plus(PlotPoint at)
    {
        return Svg.Element("g", Strokes(Svg.Paper, 2.8), Strokes(Svg.Ink, 1.4));

        XElement Strokes(string colour, double width) => Svg.Line(
            Svg.Path([new(at.X - 4, at.Y), new(at.X + 4, at.Y)]) + Svg.Path([new(at.X, at.Y - 4), new(at.X, at.Y + 4)]), colour, width);
    }
}
