using PureOptim.Figures.Drawing;
using PureOptim.Figures.Pages;

namespace PureOptim.Figures.Charts;

/// <summary>The part of a page that shows <see cref="LinesData"/>.</summary>
internal static class LinesPage
{
    public static Section Section(LinesData data) => Of(data.WithFloor());

    private static Section Of(LinesData data) => new(data.Name, data.Title, data.Explanation)
    {
        Picture = LinesFigure.Render(data),
        Summary = data.Summary,
        Controls = Html.Controls(
            Html.Reader(Place(data.Horizontal.Name)),
            Html.Legend(data.Lines.Select(line => line.IsAlarming ? $"{line.Name}: {line.Outcome}" : line.Name), dashed: true),
            Html.Hint("Move the slider, or point at a place, to compare all lines there. " + Html.Zoom)),
        Tables = data.Lines.All(line => line.Outcome.Length == 0)
            ? []
            : [HtmlTable.Of(data.Title, ["line", "settings", "outcome"], data.Lines.Select(line => new[] { line.Name, line.Settings, line.Outcome }))],
        Kind = "lines",
        Content = new
        {
            data.Horizontal,
            data.Vertical,
            data.MarkerEvery,
            Limit = data.Limit is { } limit ? new { limit.Value, limit.Label } : null,
            Lines = data.Lines.Select((line, i) => new
            {
                line.Name,
                line.Settings,
                line.Outcome,
                line.IsAlarming,
                CurveStyle.Of(i).Colour,
                Marker = CurveStyle.Of(i).Marker.PlotlyName(),
                CurveStyle.Of(i).Dashes,
                X = line.Points.Select(point => point.X),
                Y = line.Points.Select(point => point.Y),
                Missed = new { X = line.Missed.Select(point => point.X), Y = line.Missed.Select(point => point.Y) },
            }),
        },
    };

    /// <summary>What the slider's number is: the name of the axis without its remarks; one of several words stands apart from the number.</summary>
    private static string Place(string axis)
    {
        var name = axis.Split([':', ','])[0];
        return char.ToUpperInvariant(name[0]) + name[1..] + (name.Contains(' ', StringComparison.Ordinal) ? ":" : "");
    }
}
