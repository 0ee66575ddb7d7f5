namespace PureOptim.Experiments.Figures;

/// <summary>The part of a page that shows <see cref="HeatMapsData"/>.</summary>
internal static class HeatMapsPage
{
    public static Section Section(HeatMapsData data) => new(data.Name, data.Title, data.Explanation)
    {
        Picture = HeatMapsFigure.Render(data),
        Caption = "Point at a cell for all that is known about it."
            + (data.Outlined.Length > 0 ? $" Framed: {data.Outlined}." : "") + " Crossed out: at least one run of the cell diverged.",
        Tables = [Html.Table(data.Title, ["panel", "what came of it"], data.Maps.Select(map => new[] { map.Title, map.Note }))],
        Kind = "heat",
        Content = new
        {
            data.Horizontal,
            data.Vertical,
            data.Colours,
            Scale = ColourScale.Anchors,
            Maps = data.Maps.Select(map => new
            {
                map.Title,
                map.Columns,
                map.Rows,
                Values = map.Cells.Select(row => row.Select(cell => cell.Diverged.Length > 0 ? double.NaN : cell.Value)),
                Letters = map.Cells.Select(row => row.Select(cell =>
                    cell.Diverged.Length > 0 ? cell.Diverged : double.IsNaN(cell.Value) ? "?" : HeatMapsFigure.Letters(cell.Value))),
                Details = map.Cells.Select(row => row.Select(cell => cell.Detail)),
                Diverged = map.Cells.Select(row => row.Select(cell => cell.Diverged.Length > 0)),
                Outlined = map.Cells.Select(row => row.Select(cell => cell.IsOutlined)),
            }),
        },
    };
}
