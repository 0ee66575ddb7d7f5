using System.Collections.Immutable;
using System.Xml.Linq;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.Paths;

/// <summary>Small pictures side by side, one a path, over the same contour lines.</summary>
public static class PathsFigure
{
    private const int Columns = 3;
    private const double Radius = 2.7;

    /// <summary>The figure, as the text of an SVG file.</summary>
    public static string Render(PathsData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var panel = data.Panel(268, 216);
        const double left = 62, top = 98, across = 268 + 58;
        var down = panel.Height + 96;
        var rows = (data.Paths.Length + Columns - 1) / Columns;
        var columns = int.Min(Columns, data.Paths.Length);
        var (height, note) = (top + rows * down - 44, data.Thinned);
        ImmutableArray<PathOutcome> outcomes = [.. data.Paths.Select(path => PathOutcome.Of(data, path))];
        return Svg.Write(Svg.Picture(left + columns * across - 58 + 16, height + (note.Length > 0 ? 20 : 0), data.Title,
            data.Summary,
            Svg.Element("defs",
                panel.ClipPath("paths-panel"),
                Contours(data, panel, "paths-contours", "paths-panel")),
            Svg.Text(left, 26, data.Title, 17, bold: true),
            Key(data, left, 48),
            data.Paths.Select((path, i) => Svg.Moved(
                left + i % Columns * across, top + i / Columns * down, One(data, panel, path, outcomes[i], "paths-contours"))),
            note.Length > 0 ? Svg.Fitted(left, height + 8, note, columns * across - 58, 12) : null));
    }

    /// <summary>The contour lines, to be used under <paramref name="id"/> in every panel and cut by the clip path of that name.</summary>
    internal static XElement Contours(PathsData data, Panel panel, string id, string clip) => Svg.Element("g",
        new XAttribute("id", id), new XAttribute("clip-path", $"url(#{clip})"), Contours(data, panel));

    /// <summary>The regions up to each level, one path a level, painted from the highest to the lowest.</summary>
    private static IEnumerable<XElement> Contours(PathsData data, Panel panel)
    {
        var grid = new ContourGrid(data.Function, data.Window, data.ContourCells);
        for (var i = data.Levels.Length - 1; i >= 0; i--)
        {
            var rings = grid.Rings(data.Levels[i]);
            if (rings.IsEmpty) continue;
            yield return Svg.Element("path",
                new XAttribute("class", DarkColours.Band),
                new XAttribute("d", string.Concat(rings.Select(ring => Svg.Path(ring.Select(panel.Place), closed: true)))),
                new XAttribute("fill", Shade(data.Levels.Length - 1 - i, data.Levels.Length)), new XAttribute("fill-rule", "evenodd"),
                new XAttribute("stroke", Svg.Contour), Svg.Pixels("stroke-width", 0.8));
        }
    }

    /// <summary>From almost white for the highest band to a light blue for the lowest.</summary>
    private static string Shade(int depth, int count)
    {
        var share = (depth + 1.0) / count;
        return $"#{Mix(255, 205):x2}{Mix(255, 222):x2}{Mix(255, 238):x2}";

        int Mix(int from, int to) => (int)double.Round(from + share * (to - from));
    }

    private static IEnumerable<XElement> Key(PathsData data, double x, double y) =>
        Key(x, y, $"{data.Formula} = {Levels(data.Levels)}; higher values are left blank");

    /// <summary>The meaning of the signs in a panel.</summary>
    internal static IEnumerable<XElement> Key(double x, double y, string contours)
    {
        yield return Dot(x + 5, y - 4);
        yield return Svg.Text(x + 15, y, "a step, from the start (ring)", 12, colour: Svg.Faint);
        yield return Plus(new(x + 196, y - 4));
        yield return Svg.Text(x + 207, y, "the minimum", 12, colour: Svg.Faint);
        yield return Svg.Line(Svg.Path([new(x + 300, y - 4), new(x + 318, y - 4)]), Svg.Contour, 1.4);
        yield return Svg.Text(x + 324, y, contours, 12, colour: Svg.Faint);
    }

    internal static string Levels(ImmutableArray<double> levels) => levels.Length <= 4
        ? string.Join(", ", levels.Select(Numbers.Readable))
        : $"{Numbers.Readable(levels[0])}, {Numbers.Readable(levels[1])}, …, {Numbers.Readable(levels[^1])}";

    /// <summary>One panel with its path over the contour lines of that id.</summary>
    internal static IEnumerable<XElement> One(PathsData data, Panel panel, PathSeries path, PathOutcome outcome, string contours)
    {
        var drawn = outcome.InPicture;
        yield return Svg.Element("use", new XAttribute("href", $"#{contours}"));
        yield return Svg.Element("g", panel.Line(drawn.Select(step => step.At), Svg.Red, 1.3),
            drawn.Where(step => data.Window.Contains(step.At)).Select(step => Step(panel, step)));
        if (data.Window.Contains(data.Optimum)) yield return Plus(panel.Place(data.Optimum), halo: true);
        if (Exit(data.Window, drawn, outcome) is { } exit)
            yield return Marker.Cross.Draw(panel.Place(exit), Svg.Red, 6);
        foreach (var element in panel.Axes("x", "y", 5, 5, 11)) yield return element;
        yield return Svg.Text(0, -22, path.Name, 15, bold: true);

        // A bold name of size 15 takes about 11 pixels a letter.
        yield return Svg.Fitted(panel.Width, -22, path.Settings, double.Max(80, panel.Width - 11 * path.Name.Length), 12, "end");
        yield return Svg.Fitted(0, -7, outcome.Label, panel.Width, 12, colour: outcome.LeftAt is null ? Svg.Faint : Svg.Alarm);
    }

    private static XElement Step(Panel panel, PathStep step)
    {
        var place = panel.Place(step.At);
        var dot = Dot(place.X, place.Y, ring: step.Step == 0);
        dot.Add(Svg.Element("title", $"step {step.Step}: f = {Numbers.Readable(step.Loss)}"));
        return dot;
    }

    /// <summary>The place where the line that leaves the picture for good crosses its border, or null if there is no such line.</summary>
    private static PlotPoint? Exit(PlotWindow window, ImmutableArray<PathStep> drawn, PathOutcome outcome) =>
        outcome.LeftAt is not null and > 0 && window.Clip(drawn[^2].At, drawn[^1].At) is var (_, to) ? to : null;

    private static XElement Dot(double x, double y, bool ring = false) => Svg.Element("circle",
        Svg.Pixels("cx", x), Svg.Pixels("cy", y), Svg.Pixels("r", ring ? Radius + 1.8 : Radius),
        new XAttribute("fill", ring ? Svg.Paper : Svg.Red),
        ring ? new XAttribute("stroke", Svg.Red) : null, ring ? Svg.Pixels("stroke-width", 1.6) : null);

    /// <summary>A plus, with a white border where it may lie on a path.</summary>
    private static XElement Plus(PlotPoint at, bool halo = false)
    {
        return Svg.Element("g", halo ? Strokes(6.8, Svg.Paper, 3.4) : null, Strokes(6, Svg.Ink, 2));

        XElement Strokes(double arm, string colour, double width)
        {
            var across = Svg.Path([new(at.X - arm, at.Y), new(at.X + arm, at.Y)]);
            var upwards = Svg.Path([new(at.X, at.Y - arm), new(at.X, at.Y + arm)]);
            return Svg.Line(across + upwards, colour, width);
        }
    }
}
