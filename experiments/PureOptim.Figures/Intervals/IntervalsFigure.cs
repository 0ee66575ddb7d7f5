using System.Collections.Immutable;
using System.Xml.Linq;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Reports;

namespace PureOptim.Figures.Intervals;

/// <summary>Estimates as dots, their intervals as lines, in panels one below the other.</summary>
public static class IntervalsFigure
{
    private const double Left = 210, RowHeight = 25, Width = 470, Notes = 300;

    /// <summary>The figure, as the text of an SVG file.</summary>
    public static string Render(IntervalsData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var y = 86.0;
        var panels = ImmutableArray.CreateBuilder<XElement>();
        foreach (var panel in data.Panels)
        {
            panels.Add(Svg.Moved(Left, y, One(panel)));
            y += panel.Rows.Length * RowHeight + 82;
        }

        return Svg.Write(Svg.Picture(Left + Width + Notes, y - 22, data.Title,
            data.Summary,
            Svg.Text(24, 27, data.Title, 17, bold: true), Svg.Text(24, 47, data.Value, 12, colour: Svg.Faint), panels));
    }

    private static IEnumerable<XElement> One(IntervalPanel whole)
    {
        var data = whole.WithFloor();
        var panel = new Panel(new(data.Axis.Start, data.Axis.End, 0, data.Rows.Length), Width, data.Rows.Length * RowHeight);
        var ticks = data.Axis.Marks(8);
        yield return Svg.Text(0, -9, data.Title, 14, bold: true);
        yield return panel.GridLines(ticks, []);
        foreach (var row in data.Rows.Where(row => row.IsReference))
        {
            if (At(row.Value, 0) is var at && panel.Window.Contains(at))
                yield return Svg.Line(Svg.Path([new(panel.Place(at).X, 0), new(panel.Place(at).X, panel.Height)]), "#0072b2", 1.2, "4 3");
        }

        foreach (var (i, row) in data.Rows.Index())
        {
            var (height, colour) = (data.Rows.Length - i - 0.5, row.IsReference || row.IsAlike ? "#0072b2" : "#d55e00");
            yield return Svg.Fitted(-10, (i + 0.5) * RowHeight + 4, row.Label, Left - 24, 12, "end", Svg.Ink);
            foreach (var line in panel.Line([At(row.Low, height), At(row.High, height)], colour, 2.2)) yield return line;
            if (panel.Window.Contains(At(row.Value, height)))
                yield return (row.IsReference ? Marker.Diamond : Marker.Circle).Draw(panel.Place(At(row.Value, height)), colour);
            else yield return Svg.Text(Width - 6, (i + 0.5) * RowHeight + 4, "beyond the picture →", 11, "end", Svg.Alarm);
            yield return Svg.Fitted(Width + 12, (i + 0.5) * RowHeight + 4, row.Note, Notes - 24, 12);
        }

        foreach (var element in panel.Axes(data.Axis.Name, "", ticks, [], 11)) yield return element;

        PlotPoint At(double value, double height) => new(data.Axis.Of(value), height);
    }
}

/// <summary>The part of a page that shows <see cref="IntervalsData"/>.</summary>
internal static class IntervalsPage
{
    /// <summary>The still picture alone, with what there is to see in it.</summary>
    public static Section Still(IntervalsData data) => new(data.Name, data.Title, "") { Picture = IntervalsFigure.Render(data), Caption = data.Explanation };

    /// <summary>The picture, live where there is a script, with its tables.</summary>
    public static Section Section(IntervalsData data) => new(data.Name, data.Title, data.Explanation)
    {
        Picture = IntervalsFigure.Render(data),
        Summary = data.Summary,
        Caption = $"{data.Value}. The dashed line goes through what the others are compared with.",
        Blocks = [.. data.Panels.Select(panel => ReportTable.Of(panel.Title, ["compared", "estimate"], panel.Rows.Select(row => new[] { row.Label, row.Note })))],
        Kind = "intervals",
        Content = new { data.Value, Panels = data.Panels.Select(panel => panel.WithFloor()) },
    };
}
