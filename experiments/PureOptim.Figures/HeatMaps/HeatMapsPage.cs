using PureOptim.Figures.Drawing;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Reports;

namespace PureOptim.Figures.HeatMaps;

/// <summary>The part of a page that shows <see cref="HeatMapsData"/>.</summary>
internal static class HeatMapsPage
{
    public static Section Section(HeatMapsData data) => new(data.Name, data.Title, data.Explanation)
    {
        Picture = HeatMapsFigure.Render(data),
        Summary = data.Summary,
        Caption = (data.Outlined.Length > 0 ? $"Framed: {data.Outlined}. " : "")
            + "Hatched: at least one run of the cell diverged. Point at a cell for all that is known about it; the list below says the same in words.",
        Blocks =
        [
            ReportTable.Of(data.Title, ["panel", "what came of it"], data.Maps.Select(map => new[] { map.Title, map.Note })),
            new ReportBlock.Details($"{data.Maps.Sum(map => map.Cells.Sum(row => row.Length))} cells in words", [.. data.Maps.Select(Cells)]),
        ],
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
                    cell.Diverged.Length > 0 ? cell.Diverged : double.IsNaN(cell.Value) ? "?" : Numbers.Letters(cell.Value))),
                Details = map.Cells.Select(row => row.Select(cell => cell.Detail)),
                Diverged = map.Cells.Select(row => row.Select(cell => cell.Diverged.Length > 0)),
                Outlined = map.Cells.Select(row => row.Select(cell => cell.IsOutlined)),
            }),
        },
    };

    private static ReportTable Cells(HeatMap map) => ReportTable.Of(map.Title, ["cell", "what is known about it"],
        map.Cells.SelectMany((row, i) => row.Select((cell, j) => new[] { $"{map.Rows[i]}, {map.Columns[j]}", cell.Detail })));
}
