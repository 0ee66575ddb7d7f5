namespace PureOptim.Experiments.Figures;

/// <summary>The part of a page that shows <see cref="LinesData"/>.</summary>
internal static class LinesPage
{
    public static Section Section(LinesData data) => new(data.Name, data.Title, data.Explanation)
    {
        Picture = LinesFigure.Render(data),
        Caption = "Point at a place to compare all lines there. Click a name to hide its line, twice to see it alone. Draw a rectangle to zoom.",
        Tables = data.Lines.All(line => line.Outcome.Length == 0)
            ? []
            : [Html.Table(data.Title, ["line", "settings", "outcome"], data.Lines.Select(line => new[] { line.Name, line.Settings, line.Outcome }))],
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
            }),
        },
    };
}
