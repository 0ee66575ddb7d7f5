using System.Collections.Immutable;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.HeatMaps;
using PureOptim.Figures.Intervals;
using PureOptim.Figures.Paths;

namespace PureOptim.Tests.Figures;

/// <summary>Small pictures of studies with everything that can go wrong in them.</summary>
internal static class StudySamples
{
    public static ChartData Lines => new()
    {
        Name = "lines",
        Title = "Lines & <bounds>",
        Explanation = "Some lines.",
        Horizontal = new("step", 1, 100, IsLogarithmic: true),
        Vertical = new("loss", 1e-6, 100, IsLogarithmic: true),
        Limit = (10, "not within 100 steps"),
        MarkerEvery = 3,
        Series =
        [
            new("Falls", "lr 1", Points(20, x => 1 / x)) { Outcome = "final loss 0.01" },
            new("Explodes", "lr 2", Points(20, x => x * x * x)) { Outcome = "diverged", IsAlarming = true },
            new("Arrives", "lr 3", Points(20, x => x < 50 ? 1 / (x * x) : 0)),
            new("</script><b>", "lr 4", Points(20, x => x is > 5 and < 20 ? double.NaN : 0.5)),
            new("Overflows", "lr 5", Points(20, x => x < 30 ? 2 : double.PositiveInfinity)) { IsAlarming = true },
        ],
    };

    public static HeatMapsData HeatMaps => new()
    {
        Name = "heat",
        Title = "Heat & <bounds>",
        Explanation = "Two maps.",
        Horizontal = "learning rate",
        Vertical = "decay γ",
        Colours = new("final loss, times the best", 1, 1000, IsLogarithmic: true),
        Outlined = "at most 10 % above the best",
        Maps = [Map("First", 8), Map("</script><b>", 5)],
    };

    public static IntervalsData Intervals => new()
    {
        Name = "intervals",
        Title = "Intervals & <bounds>",
        Explanation = "Two panels.",
        Value = "mean over 5 seeds with its 95 % interval",
        Panels =
        [
            new("First", new("loss", 0.01, 10, IsLogarithmic: true),
            [
                new("best constant", 0.2, 0.15, 0.25, "0.2 [0.15, 0.25]") { IsReference = true },
                new("linear 0.9 to 0.999", 0.4, 0.005, 2, "0.4 [0.005, 2]"),
                new("</script><b>", double.PositiveInfinity, double.NaN, double.NaN, "diverged"),
            ]),
            new("Second", new("loss", 0, 1), [new("only", 0.5, 0.5, 0.5, "0.5")]),
        ],
    };

    public static ImmutableArray<PathsData> Problems =>
        [Samples.Paths with { Title = "as it is" }, Samples.Paths with { Title = "turned & doubled", Function = (x, y) => 0.1 * (x + y) * (x + y) + 2 * (x - y) * (x - y), Formula = "0.1 (x + y)² + 2 (x − y)²" }];

    private static HeatMap Map(string title, int columns) => new(title, "best 0.1 at γ 0.9", [.. Enumerable.Range(0, columns).Select(i => $"1e-{columns - i}")],
        ["0", "0.9", "0.99"],
        [.. Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, columns).Select(column => (row, column) switch
        {
            (2, 0) => new HeatCell(double.NaN, "missing"),
            _ when column > columns - 3 => new(double.PositiveInfinity, "diverged & <gone>") { Diverged = row == 0 ? "2/5" : "5/5" },
            _ => new(1 + row * 30 + column * column * 7, $"row {row}, column {column}") { IsOutlined = row == 0 && column < 2 },
        }).ToImmutableArray())]);

    private static ImmutableArray<PlotPoint> Points(int count, Func<double, double> function) =>
        [.. Enumerable.Range(0, count).Select(i => double.Exp10(2.0 * i / (count - 1))).Select(x => new PlotPoint(x, function(x)))];
}
