using System.Collections.Immutable;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;

namespace PureOptim.Benchmarks.Costs;

/// <summary>The pictures of how cost grows.</summary>
internal static class CostPictures
{
    /// <summary>The names of the pictures, as points have them.</summary>
    internal const string Products = "products", Steps = "steps", Networks = "networks";

    /// <summary>The pictures: products and networks at each width, and the steps of all widths in one.</summary>
    internal static IEnumerable<ChartData> Of(IReadOnlyCollection<CostPoint> points)
    {
        foreach (var width in points.Where(point => point.Picture == Products).Select(point => point.Width).Distinct())
        {
            yield return Chart(
                $"products-{width}", $"Products of n x n matrices, vectors of {width} bits", "n", "GFLOP/s",
                "Billions of products and sums a second, float32, nothing left out: higher is better. Small products are over before a second thread has begun, which here takes half of the rows all the same.",
                isRate: true, points.Where(point => point.Width == width && point.Picture == Products), point => point.Series);
        }

        yield return Chart(
            "steps", "A step of Adam in place", "parameters", "ns a parameter",
            "Nanoseconds a parameter, float32, on given gradients: lower is better. At the left a step costs what a call costs, in the middle what the arithmetic does; where the numbers leave the caches, what memory does.",
            isRate: false, points.Where(point => point.Picture == Steps), point => $"{point.Width} bits, {point.Series.Replace("PureOptim on ", "", StringComparison.Ordinal)}");
        foreach (var width in points.Where(point => point.Picture == Networks).Select(point => point.Width).Distinct())
        {
            yield return Chart(
                $"networks-{width}", $"A step of Adam in networks 784-h-h-10, vectors of {width} bits", "h", "ms a step",
                "Milliseconds a step, forward, backward and Adam, on batches of 128 random examples without zeros, float32: lower is better. Optax runs eight steps in one compiled scan.",
                isRate: false, points.Where(point => point.Width == width && point.Picture == Networks), point => point.Series);
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
