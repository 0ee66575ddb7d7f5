using System.Collections.Immutable;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;

namespace PureOptim.Benchmarks.Costs;

/// <summary>The page of how cost grows: its points, its pictures, and the line that says what they were measured on.</summary>
internal static class CostPage
{
    private const string Begin = "<!-- measured -->\n", End = "<!-- end -->";

    private static string Folder => Report.SourceFolder();

    private static string Table => Path.Combine(Folder, "cost.csv");

    /// <summary>Puts points in the place of those of the same width.</summary>
    internal static void Keep(IReadOnlyCollection<CostPoint> points) =>
        CostPoint.Write(Table, CostPoint.Read(Table).Where(point => point.Width != VectorWidth.Ours).Concat(points));

    /// <summary>Draws the points, and names the machine and the pictures in the page.</summary>
    internal static void Write(int rounds)
    {
        var charts = Charts(CostPoint.Read(Table)).ToArray();
        foreach (var chart in charts) File.WriteAllText(Path.Combine(Folder, $"{chart.Name}.svg"), ChartFigure.Render(chart));
        var path = Path.Combine(Folder, "cost.md");
        var text = File.ReadAllText(path);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var pictures = string.Join("\n\n", charts.Select(chart => $"![{chart.Title}]({chart.Name}.svg)\n\n{chart.Caption}"));
        File.WriteAllText(path, $"{text[..from]}Measured on {Machine.Described}; medians of rounds: {rounds}.\n\n{pictures}\n{text[to..]}");
    }

    /// <summary>The pictures: products and networks at each width, and the steps of all widths in one.</summary>
    internal static IEnumerable<ChartData> Charts(IReadOnlyCollection<CostPoint> points)
    {
        foreach (var width in points.Where(point => point.Picture == CostMeasures.Products).Select(point => point.Width).Distinct())
        {
            yield return Chart(
                $"products-{width}", $"Products of n x n matrices, vectors of {width} bits", "n", "GFLOP/s",
                "Billions of products and sums a second, float32, nothing left out: higher is better. Small products are over before a second thread has begun, which here takes half of the rows all the same.",
                isRate: true, points.Where(point => point.Width == width && point.Picture == CostMeasures.Products), point => point.Series);
        }

        yield return Chart(
            "steps", "A step of Adam in place", "parameters", "ns a parameter",
            "Nanoseconds a parameter, float32, on given gradients: lower is better. At the left a step costs what a call costs, in the middle what the arithmetic does; where the numbers leave the caches, what memory does.",
            isRate: false, points.Where(point => point.Picture == CostMeasures.Steps), point => $"{point.Width} bits, {point.Series.Replace("PureOptim on ", "", StringComparison.Ordinal)}");
        foreach (var width in points.Where(point => point.Picture == CostMeasures.Networks).Select(point => point.Width).Distinct())
        {
            yield return Chart(
                $"networks-{width}", $"A step of Adam in networks 784-h-h-10, vectors of {width} bits", "h", "ms a step",
                "Milliseconds a step, forward, backward and Adam, on batches of 128 random examples without zeros, float32: lower is better. Optax runs eight steps in one compiled scan.",
                isRate: false, points.Where(point => point.Width == width && point.Picture == CostMeasures.Networks), point => point.Series);
        }
    }

    private static ChartData Chart(string name, string title, string size, string unit, string caption, bool isRate, IEnumerable<CostPoint> points, Func<CostPoint, string> series)
    {
        var all = points.ToArray();
        var (sizes, costs) = (all.Select(point => point.Size).ToArray(), all.Select(point => point.Cost).ToArray());
        return new()
        {
            Name = name,
            Title = title,
            Caption = caption,
            Horizontal = new(size, sizes.Min(), sizes.Max(), IsLogarithmic: true),
            Vertical = isRate ? new(unit, 0, 1.05 * costs.Max()) : new(unit, costs.Min() / 1.2, 1.2 * costs.Max(), IsLogarithmic: true),
            Series = [.. all.GroupBy(series).Select(line => new ChartSeries(line.Key, Ends(line, unit), [.. line.OrderBy(point => point.Size).Select(point => new PlotPoint(point.Size, point.Cost))]))],
        };
    }

    /// <summary>The ends of a line in words, so that they can be read without the axis.</summary>
    private static string Ends(IEnumerable<CostPoint> line, string unit)
    {
        ImmutableArray<CostPoint> sorted = [.. line.OrderBy(point => point.Size)];
        return FormattableString.Invariant($"{sorted[0].Cost:G3} to {sorted[^1].Cost:G3} {unit}");
    }
}
