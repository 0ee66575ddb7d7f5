using System.Xml.Linq;

namespace PureOptim.Figures.Drawing;

/// <summary>The signs that keep curves apart without colour.</summary>
internal enum Marker
{
    /// <summary>o</summary>
    Circle,

    /// <summary>x</summary>
    Cross,

    /// <summary>A square on its side.</summary>
    Square,

    /// <summary>A square on its corner.</summary>
    Diamond,

    /// <summary>v</summary>
    Triangle,

    /// <summary>*</summary>
    Star,
}

/// <summary>The drawing of a <see cref="Marker"/>.</summary>
internal static class Markers
{
    /// <summary>The marker around a point, in pixels; open signs are filled with paper so that lines do not cross them.</summary>
    public static XElement Draw(this Marker marker, PlotPoint at, string colour, double radius = 4.5)
    {
        var d = 0.9 * radius;
        return marker switch
        {
            Marker.Circle => Svg.Element("circle",
                Svg.Pixels("cx", at.X), Svg.Pixels("cy", at.Y), Svg.Pixels("r", radius),
                new XAttribute("fill", Svg.Paper), new XAttribute("stroke", colour), Svg.Pixels("stroke-width", 1.6)),
            Marker.Cross => Strokes((d, d), (d, -d)),
            Marker.Square => Outline((-d, -d), (d, -d), (d, d), (-d, d)),
            Marker.Diamond => Outline((0, -1.4 * d), (1.4 * d, 0), (0, 1.4 * d), (-1.4 * d, 0)),
            Marker.Triangle => Outline((-1.2 * d, -0.9 * d), (1.2 * d, -0.9 * d), (0, 1.2 * d)),
            _ => Strokes((d, d), (d, -d), (1.3 * d, 0), (0, 1.3 * d)),
        };

        XElement Outline(params (double X, double Y)[] corners)
        {
            var points = corners.Select(corner => new PlotPoint(at.X + corner.X, at.Y + corner.Y));
            var outline = Svg.Line(Svg.Path(points, closed: true), colour, 1.6);
            outline.SetAttributeValue("fill", Svg.Paper);
            return outline;
        }

        XElement Strokes(params (double X, double Y)[] arms) => Svg.Line(
            string.Concat(arms.Select(arm => Svg.Path([new(at.X - arm.X, at.Y - arm.Y), new(at.X + arm.X, at.Y + arm.Y)]))), colour, 1.8);
    }

    /// <summary>The name that plotly.js gives to the marker.</summary>
    public static string PlotlyName(this Marker marker) => marker switch
    {
        Marker.Circle => "circle",
        Marker.Cross => "x",
        Marker.Square => "square",
        Marker.Diamond => "diamond",
        Marker.Triangle => "triangle-down",
        _ => "star",
    };
}
