using PureOptim.Figures.Charts;

namespace PureOptim.Benchmarks.Costs;

/// <summary>The page of how cost grows: its points, its pictures, and the line that says what they were measured on.</summary>
internal static class CostPage
{
    private static string Folder => Report.SourceFolder();

    private static string Table => Path.Combine(Folder, "cost.csv");

    /// <summary>Puts points in the place of those of the same width.</summary>
    internal static void Keep(IReadOnlyCollection<CostPoint> points) =>
        CostPoint.Write(Table, CostPoint.Read(Table).Where(point => point.Width != VectorWidth.Ours).Concat(points));

    /// <summary>Draws the points, and names the machine and the pictures in the page.</summary>
    internal static void Write(int rounds)
    {
        var charts = CostPictures.Of(CostPoint.Read(Table)).ToArray();
        foreach (var chart in charts) File.WriteAllText(Path.Combine(Folder, $"{chart.Name}.svg"), ChartFigure.Render(chart));
        var path = Path.Combine(Folder, "cost.md");
        var text = MarkedText.Of(File.ReadAllText(path));
        var pictures = string.Join("\n\n", charts.Select(chart => $"![{chart.Title}]({chart.Name}.svg)\n\n{chart.Caption}"));
        File.WriteAllText(path, $"{text with { Measured = $"Measured on {Machine.Described}; medians of rounds: {rounds}.\n\n{pictures}\n" }}");
    }
}
