using PureOptim.Benchmarks.Costs;
using PureOptim.Figures.Charts;
using PureOptim.Tests.Architecture;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Benchmarks;

/// <summary>The page of how cost grows shows what was measured.</summary>
public sealed class CostsTests
{
    private static string Folder => Path.Combine(Sources.Root, "experiments", "PureOptim.Benchmarks", "Costs");

    [Fact]
    public void Points_are_read_as_they_were_written_the_widest_first()
    {
        using var folder = new TemporaryFolder();
        var path = folder["cost.csv"];
        Assert.Empty(CostPoint.Read(path));
        CostPoint narrow = new(128, CostPictures.Steps, "PureOptim on 1 thread", 1e6, 1.25), wide = narrow with { Width = 512, Size = 30_000_000, Cost = 0.001234 };
        CostPoint.Write(path, [narrow, wide]);
        Assert.Equal([wide, narrow], CostPoint.Read(path));
    }

    /// <summary>A picture that was not drawn again, or points that were changed by hand, are found.</summary>
    [Fact]
    public void The_pictures_are_those_of_the_points_and_the_page_shows_each()
    {
        var page = File.ReadAllText(Path.Combine(Folder, "cost.md"));
        var charts = CostPictures.Of(CostPoint.Read(Path.Combine(Folder, "cost.csv"))).ToArray();
        Assert.NotEmpty(charts);
        Assert.All(charts, chart =>
        {
            Assert.Equal(File.ReadAllText(Path.Combine(Folder, $"{chart.Name}.svg")), ChartFigure.Render(chart));
            Assert.Contains($"]({chart.Name}.svg)", page, StringComparison.Ordinal);
            Assert.Contains(chart.Caption, page, StringComparison.Ordinal);
        });
        Assert.Equal(charts.Length, Directory.GetFiles(Folder, "*.svg").Length);
    }
}
