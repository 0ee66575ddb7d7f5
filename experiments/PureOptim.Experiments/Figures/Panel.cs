using System.Xml.Linq;

namespace PureOptim.Experiments.Figures;

/// <summary>A window of the plane on a rectangle of the picture, whose upper left corner is the origin of its pixels.</summary>
internal sealed record Panel(PlotWindow Window, double Width, double Height)
{
    /// <summary>Where a point of the data lies, in pixels.</summary>
    public PlotPoint Place(PlotPoint point) => new(
        (point.X - Window.Left) / (Window.Right - Window.Left) * Width,
        (Window.Top - point.Y) / (Window.Top - Window.Bottom) * Height);

    /// <summary>The line through the points, cut at the borders: no coordinate of it lies outside.</summary>
    public IEnumerable<XElement> Line(IEnumerable<PlotPoint> points, string colour, double width, string? dashes = null) =>
        Window.Clip(points).Select(stretch => Svg.Line(Svg.Path(stretch.Select(Place)), colour, width, dashes));

    /// <summary>The rectangle that what is in the panel may cover.</summary>
    public XElement ClipPath(string id) => Svg.Element("clipPath", new XAttribute("id", id),
        Svg.Element("rect", Svg.Pixels("width", Width), Svg.Pixels("height", Height)));

    /// <summary>Faint lines across the panel at the ticks, to go below the data.</summary>
    public XElement GridLines(int columns, int rows) => Svg.Line(
        string.Concat(Across(columns).Select(x => Svg.Path([new(x, 0), new(x, Height)])).Concat(
            Upwards(rows).Select(y => Svg.Path([new(0, y), new(Width, y)])))), Svg.Grid, 1);

    /// <summary>The border, the ticks with their numbers, and the names of the axes.</summary>
    public IEnumerable<XElement> Axes(string horizontal, string vertical, int columns, int rows, double size)
    {
        yield return Svg.Line(Svg.Path([new(0, 0), new(Width, 0), new(Width, Height), new(0, Height)], closed: true), Svg.Faint, 1);
        yield return Svg.Line(
            string.Concat(Across(columns).Select(x => Svg.Path([new(x, Height), new(x, Height + 4)])).Concat(
                Upwards(rows).Select(y => Svg.Path([new(-4, y), new(0, y)])))), Svg.Faint, 1);
        foreach (var tick in Ticks.Between(Window.Left, Window.Right, columns))
            yield return Svg.Text(Place(new(tick, 0)).X, Height + 6 + size, Ticks.Label(tick), size, "middle", Svg.Faint);
        foreach (var tick in Ticks.Between(Window.Bottom, Window.Top, rows))
            yield return Svg.Text(-7, Place(new(0, tick)).Y + 0.36 * size, Ticks.Label(tick), size, "end", Svg.Faint);
        yield return Svg.Text(Width / 2, Height + 9 + 2.2 * size, horizontal, size + 1, "middle");
        var name = Svg.Text(0, 0, vertical, size + 1, "middle");
        name.SetAttributeValue("transform", $"translate({Numbers.Pixel(-14 - 1.7 * size)} {Numbers.Pixel(Height / 2)}) rotate(-90)");
        yield return name;
    }

    private IEnumerable<double> Across(int most) => Ticks.Between(Window.Left, Window.Right, most).Select(tick => Place(new(tick, 0)).X);

    private IEnumerable<double> Upwards(int most) => Ticks.Between(Window.Bottom, Window.Top, most).Select(tick => Place(new(0, tick)).Y);
}
