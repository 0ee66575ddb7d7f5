using System.Xml.Linq;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.HeatMaps;

/// <summary>
/// Heat maps side by side with one scale of colours below them. A cell says its value; one with runs that diverged is hatched and says how
/// many; the outlined region is the one that the data name.
/// </summary>
public static class HeatMapsFigure
{
    private const double CellWidth = 34, CellHeight = 27, Gap = 84, Left = 76, Top = 88;

    /// <summary>The figure, as the text of an SVG file.</summary>
    public static string Render(HeatMapsData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var height = data.Maps.Max(map => map.Rows.Length) * CellHeight;
        var width = Left + data.Maps.Sum(map => map.Columns.Length * CellWidth + Gap) - Gap + 24;
        var x = Left;
        return Svg.Write(Svg.Picture(double.Max(width, 640), Top + height + 130, data.Title,
            data.Summary,
            Svg.Element("defs", Hatching(data.Name)),
            Svg.Text(Left, 27, data.Title, 17, bold: true),
            data.Maps.Select((map, i) =>
            {
                var panel = Svg.Moved(x, Top + height - map.Rows.Length * CellHeight, Panel(data, map, i == 0));
                x += map.Columns.Length * CellWidth + Gap;
                return panel;
            }),
            Svg.Moved(Left, Top + height + 72, Key(data))));
    }

    /// <summary>The share of the scale at which a value lies.</summary>
    internal static double Share(HeatMapsData data, double value) =>
        (data.Colours.Of(value) - data.Colours.Start) / (data.Colours.End - data.Colours.Start);

    private static XElement Hatching(string name) => Svg.Element("pattern",
        new XAttribute("id", $"{name}-diverged"), new XAttribute("patternUnits", "userSpaceOnUse"),
        Svg.Pixels("width", 7), Svg.Pixels("height", 7), new XAttribute("patternTransform", "rotate(45)"),
        Svg.Element("rect", Svg.Pixels("width", 7), Svg.Pixels("height", 7), new XAttribute("fill", Svg.HatchGround)),
        Svg.Element("rect", Svg.Pixels("width", 1.6), Svg.Pixels("height", 7), new XAttribute("fill", Svg.HatchLine)));

    private static IEnumerable<XElement> Panel(HeatMapsData data, HeatMap map, bool isFirst)
    {
        var (width, height) = (map.Columns.Length * CellWidth, map.Rows.Length * CellHeight);
        yield return Svg.Fitted(0, -25, map.Title, width + Gap - 20, 14, colour: Svg.Ink);
        yield return Svg.Fitted(0, -8, map.Note, width + Gap - 20, 12);
        for (var row = 0; row < map.Rows.Length; row++)
        {
            for (var column = 0; column < map.Columns.Length; column++)
                yield return Cell(data, map.Cells[row][column], column * CellWidth, height - (row + 1) * CellHeight);
        }

        yield return Svg.Line(Border(map, height), Svg.Ink, 2.4);
        foreach (var (column, label) in map.Columns.Index())
            yield return Svg.Fitted((column + 0.5) * CellWidth, height + 16, label, CellWidth - 2, 10, "middle");
        foreach (var (row, label) in map.Rows.Index())
            yield return Svg.Text(-6, height - (row + 0.5) * CellHeight + 4, label, 11, "end", Svg.Faint);
        yield return Svg.Text(width / 2, height + 35, data.Horizontal, 13, "middle");
        if (!isFirst) yield break;
        var name = Svg.Text(0, 0, data.Vertical, 13, "middle");
        name.SetAttributeValue("transform", $"translate({Numbers.Pixel(-56)} {Numbers.Pixel(height / 2)}) rotate(-90)");
        yield return name;
    }

    private static XElement Cell(HeatMapsData data, HeatCell cell, double x, double y)
    {
        var (share, diverged) = (Share(data, cell.Value), cell.Diverged.Length > 0);
        var fill = diverged ? $"url(#{data.Name}-diverged)" : double.IsNaN(share) ? Svg.Paper : ColourScale.At(share);
        var colour = diverged ? Svg.Alarm : double.IsNaN(share) ? Svg.Faint : ColourScale.LettersOn(share);
        var text = diverged ? cell.Diverged : double.IsNaN(share) ? "?" : Numbers.Letters(cell.Value);
        var letters = Svg.Fitted(CellWidth / 2, CellHeight / 2 + 4, text, CellWidth - 2, 10.5, "middle", colour);
        if (!diverged && !double.IsNaN(share)) letters.SetAttributeValue("class", DarkColours.Fixed);
        return Svg.Moved(x, y,
            Svg.Element("title", cell.Detail),
            Svg.Element("rect", Svg.Pixels("width", CellWidth), Svg.Pixels("height", CellHeight),
                new XAttribute("fill", fill), new XAttribute("stroke", Svg.Paper), Svg.Pixels("stroke-width", 1)),
            letters);
    }

    /// <summary>The lines between cells inside the outlined region and those outside.</summary>
    private static string Border(HeatMap map, double height)
    {
        var lines = new System.Text.StringBuilder();
        for (var row = 0; row <= map.Rows.Length; row++)
        {
            for (var column = 0; column <= map.Columns.Length; column++)
            {
                var (x, y) = (column * CellWidth, height - row * CellHeight);
                if (In(row, column) != In(row - 1, column)) lines.Append(Svg.Path([new(x, y), new(x + CellWidth, y)]));
                if (In(row, column) != In(row, column - 1)) lines.Append(Svg.Path([new(x, y), new(x, y - CellHeight)]));
            }
        }

        return lines.ToString();

        bool In(int row, int column) =>
            row >= 0 && row < map.Rows.Length && column >= 0 && column < map.Columns.Length && map.Cells[row][column].IsOutlined;
    }

    private static IEnumerable<XElement> Key(HeatMapsData data)
    {
        const int pieces = 60;
        const double width = 300;
        for (var i = 0; i < pieces; i++)
        {
            yield return Svg.Element("rect", Svg.Pixels("x", i * width / pieces), Svg.Pixels("width", width / pieces + 0.5), Svg.Pixels("height", 13),
                new XAttribute("fill", ColourScale.At((i + 0.5) / pieces)));
        }

        foreach (var tick in data.Colours.Marks(7))
        {
            var x = (tick.At - data.Colours.Start) / (data.Colours.End - data.Colours.Start) * width;
            yield return Svg.Text(x, 27, tick.Label, 11, "middle", Svg.Faint);
        }

        yield return Svg.Fitted(0, 45, data.Colours.Name, width + 20, 12, colour: Svg.Ink);
        yield return Svg.Element("rect", Svg.Pixels("x", width + 40), Svg.Pixels("width", CellWidth), Svg.Pixels("height", 18),
            new XAttribute("fill", $"url(#{data.Name}-diverged)"));
        yield return Svg.Text(width + 40 + CellWidth / 2, 13, "2/5", 10.5, "middle", Svg.Alarm);
        yield return Svg.Text(width + 82, 13, "diverged: so many of the runs", 12, colour: Svg.Faint);
        if (data.Outlined.Length == 0) yield break;
        yield return Svg.Line(Svg.Path([new(width + 41, 27), new(width + 73, 27), new(width + 73, 44), new(width + 41, 44)], closed: true), Svg.Ink, 2.4);
        yield return Svg.Text(width + 82, 40, data.Outlined, 12, colour: Svg.Faint);
    }
}
