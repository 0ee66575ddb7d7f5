namespace PureOptim.Figures;

/// <summary>The part of a page that shows <see cref="IntervalsData"/>.</summary>
internal static class IntervalsPage
{
    public static Section Section(IntervalsData data) => new(data.Name, data.Title, data.Explanation)
    {
        Picture = IntervalsFigure.Render(data),
        Summary = data.Summary,
        Caption = $"{data.Value}. The dashed line goes through what the others are compared with.",
        Tables = [.. data.Panels.Select(panel => HtmlTable.Of(panel.Title, ["compared", "estimate"], panel.Rows.Select(row => new[] { row.Label, row.Note })))],
        Kind = "intervals",
        Content = new { data.Value, Panels = data.Panels.Select(panel => panel.WithFloor()) },
    };
}
