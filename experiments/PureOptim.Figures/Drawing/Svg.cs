using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace PureOptim.Figures.Drawing;

/// <summary>The elements of an SVG picture, in pixels from the upper left corner.</summary>
internal static class Svg
{
    public const string Paper = "#ffffff";
    public const string Ink = "#1f2328";
    public const string Faint = "#656d76";
    public const string Grid = "#e3e6ea";
    public const string Red = "#d1242f";
    public const string Alarm = "#b3261e";
    public const string Contour = "#8ea6bd";
    public const string HatchGround = "#f6e7e5";
    public const string HatchLine = "#dba9a3";

    public static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    public static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    /// <summary>A whole picture on paper, white or dark as the reader prefers, with a title and a description for those who cannot see it.</summary>
    public static XElement Picture(double width, double height, string title, string description, params object?[] content)
    {
        var picture = Element("svg",
            new XAttribute("viewBox", $"0 0 {Numbers.Pixel(width)} {Numbers.Pixel(height)}"),
            Pixels("width", width), Pixels("height", height), new XAttribute("class", DarkColours.Picture),
            new XAttribute("role", "img"), new XAttribute("font-family", "Helvetica, Arial, 'DejaVu Sans', sans-serif"),
            Element("title", title),
            Element("desc", description),
            Element("rect", Pixels("width", width), Pixels("height", height), new XAttribute("fill", Paper)),
            content);
        picture.Element(Namespace + "desc")!.AddAfterSelf(DarkColours.StyleOf(picture));
        return picture;
    }

    public static XAttribute Pixels(string name, double value) => new(name, Numbers.Pixel(value));

    public static XElement Text(
        double x, double y, string text, double size, string anchor = "start", string colour = Ink, bool bold = false) => Element("text",
        Pixels("x", x), Pixels("y", y), Pixels("font-size", size),
        anchor == "start" ? null : new XAttribute("text-anchor", anchor),
        new XAttribute("fill", colour),
        bold ? new XAttribute("font-weight", "bold") : null,
        text);

    /// <summary>
    /// A text in the room there is: smaller if it is long, and cut at the smallest size that can be read. Letters count as 0.6 of it, which
    /// holds for the widest of the fonts; a whole text that was cut shows where the mouse points at it.
    /// </summary>
    public static XElement Fitted(double x, double y, string text, double room, double size, string anchor = "start", string colour = Faint)
    {
        const double width = 0.6, smallest = 8;
        var fitting = double.Clamp(room / (width * int.Max(1, text.Length)), smallest, size);
        var letters = int.Max(1, (int)(room / (width * fitting) + 1e-9)); // What fits but for a rounding fits.
        return letters >= text.Length
            ? Text(x, y, text, fitting, anchor, colour)
            : Element("g", Text(x, y, text[..(letters - 1)] + "…", fitting, anchor, colour), Element("title", text));
    }

    public static XElement Moved(double x, double y, params object?[] content) =>
        Element("g", new XAttribute("transform", $"translate({Numbers.Pixel(x)} {Numbers.Pixel(y)})"), content);

    /// <summary>A line or outline without filling.</summary>
    public static XElement Line(string path, string colour, double width, string? dashes = null) => Element("path",
        new XAttribute("d", path), new XAttribute("fill", "none"), new XAttribute("stroke", colour), Pixels("stroke-width", width),
        new XAttribute("stroke-linejoin", "round"),
        dashes is null ? null : new XAttribute("stroke-dasharray", dashes));

    /// <summary>The path through the points, as the text of a <c>d</c> attribute.</summary>
    public static string Path(IEnumerable<PlotPoint> points, bool closed = false)
    {
        var text = new StringBuilder();
        foreach (var point in points)
        {
            text.Append(text.Length == 0 ? 'M' : 'L')
                .Append(Numbers.Pixel(point.X)).Append(CultureInfo.InvariantCulture, $" {Numbers.Pixel(point.Y)}");
        }

        return closed ? text.Append('Z').ToString() : text.ToString();
    }

    /// <summary>The text of a picture: the same bytes on every machine.</summary>
    public static string Write(XElement picture)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
            picture.Save(writer);
        return text.Append('\n').ToString();
    }
}
