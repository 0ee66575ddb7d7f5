using System.Collections.Immutable;
using System.Xml.Linq;

namespace PureOptim.Figures.Drawing;

/// <summary>A window of the plane on a rectangle of the picture, whose upper left corner is the origin of its pixels.</summary>
internal sealed record Panel(PlotWindow Window, double Width, double Height)
{
    /// <summary>The place of a point of the data, in pixels.</summary>
    public PlotPoint Place(PlotPoint point) => new(
        (point.X - Window.Left) / (Window.Right - Window.Left) * Width,
        (Window.Top - point.Y) / (Window.Top - Window.Bottom) * Height);

    /// <summary>The line through the points, cut at the borders: no coordinate of it lies outside.</summary>
    public IEnumerable<XElement> Line(IEnumerable<PlotPoint> points, string colour, double width, string? dashes = null) =>
        Window.Clip(points).Select(slice => Svg.Line(Svg.Path(slice.Select(Place)), colour, width, dashes));

    /// <summary>The rectangle that what is in the panel may cover.</summary>
    public XElement ClipPath(string id) => Svg.Element("clipPath", new XAttribute("id", id),
        Svg.Element("rect", Svg.Pixels("width", Width), Svg.Pixels("height", Height)));

    /// <summary>Faint lines across the panel at round numbers, to go below the data.</summary>
    public XElement GridLines(int columns, int rows) => GridLines(Across(columns), Upwards(rows));

    /// <summary>Faint lines across the panel at the ticks, to go below the data.</summary>
    public XElement GridLines(ImmutableArray<Tick> across, ImmutableArray<Tick> upwards) => Svg.Line(
        string.Concat(across.Select(tick => X(tick)).Select(x => Svg.Path([new(x, 0), new(x, Height)])).Concat(
            upwards.Select(tick => Y(tick)).Select(y => Svg.Path([new(0, y), new(Width, y)])))), Svg.Grid, 1);

    /// <summary>The border, ticks at round numbers, and the names of the axes.</summary>
    public IEnumerable<XElement> Axes(string horizontal, string vertical, int columns, int rows, double size) =>
        Axes(horizontal, vertical, Across(columns), Upwards(rows), size);

    /// <summary>The border, the ticks with their labels, and the names of the axes.</summary>
    public IEnumerable<XElement> Axes(
        string horizontal, string vertical, ImmutableArray<Tick> across, ImmutableArray<Tick> upwards, double size)
    {
        yield return Svg.Line(Svg.Path([new(0, 0), new(Width, 0), new(Width, Height), new(0, Height)], closed: true), Svg.Faint, 1);
        yield return Svg.Line(
            string.Concat(across.Select(tick => X(tick)).Select(x => Svg.Path([new(x, Height), new(x, Height + 4)])).Concat(
                upwards.Select(tick => Y(tick)).Select(y => Svg.Path([new(-4, y), new(0, y)])))), Svg.Faint, 1);
        foreach (var tick in across) yield return Svg.Text(X(tick), Height + 6 + size, tick.Label, size, "middle", Svg.Faint);
        foreach (var tick in upwards) yield return Svg.Text(-7, Y(tick) + 0.36 * size, tick.Label, size, "end", Svg.Faint);
        yield return Svg.Text(Width / 2, Height + 9 + 2.2 * size, horizontal, size + 1, "middle");

        // Beyond the widest label; a letter takes about half of the size.
        var room = double.Max(3, upwards.Select(tick => tick.Label.Length).DefaultIfEmpty().Max());
        var name = Svg.Text(0, 0, vertical, size + 1, "middle");
        name.SetAttributeValue("transform", $"translate({Numbers.Pixel(-14 - (0.2 + 0.5 * room) * size)} {Numbers.Pixel(Height / 2)}) rotate(-90)");
        yield return name;
    }

    private double X(Tick tick) => Place(new(tick.At, 0)).X;

    private double Y(Tick tick) => Place(new(0, tick.At)).Y;

    private ImmutableArray<Tick> Across(int most) => Ticks.Labelled(Window.Left, Window.Right, most);

    private ImmutableArray<Tick> Upwards(int most) => Ticks.Labelled(Window.Bottom, Window.Top, most);
}
