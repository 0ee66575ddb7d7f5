using System.Xml.Linq;
using PureOptim.Figures.Paths;

namespace PureOptim.Tests.Figures.Paths;

public class PathGridFigureTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    private static readonly XElement _picture = XDocument.Parse(PathGridFigure.Render("grid", "Grid", StudySamples.Problems)).Root!;

    [Fact]
    public void There_is_a_column_for_each_function_with_contour_lines_of_its_own()
    {
        var texts = _picture.Descendants(_svg + "text").Select(text => text.Value).ToArray();
        Assert.All(StudySamples.Problems, problem => Assert.Contains(problem.Title, texts));
        Assert.Equal(6, _picture.Descendants(_svg + "use").Count(use => use.Attribute("href")!.Value == "#grid-contours-0"));
        Assert.Equal(6, _picture.Descendants(_svg + "use").Count(use => use.Attribute("href")!.Value == "#grid-contours-1"));
    }

    [Fact]
    public void With_equal_scale_a_unit_is_as_long_across_as_upwards()
    {
        var problem = Samples.Paths with { HasEqualScale = true, Window = new(-6, 6, -3, 3) };
        var grid = XDocument.Parse(PathGridFigure.Render("grid", "Grid", [problem, problem])).Root!;
        var single = XDocument.Parse(PathsFigure.Render(problem)).Root!;
        Assert.All(grid.Descendants(_svg + "clipPath").Concat(single.Descendants(_svg + "clipPath")).Select(path => path.Element(_svg + "rect")!),
            panel => Assert.Equal((double)panel.Attribute("width")!, 2 * (double)panel.Attribute("height")!));
    }

    [Fact]
    public void Functions_with_different_numbers_of_paths_are_refused() =>
        Assert.Throws<ArgumentException>(() => PathGridFigure.Render("grid", "Grid", [StudySamples.Problems[0], StudySamples.Problems[1] with { Paths = [] }]));
}
