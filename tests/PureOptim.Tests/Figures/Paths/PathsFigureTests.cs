using System.Globalization;
using System.Xml.Linq;
using PureOptim.Figures.Paths;

namespace PureOptim.Tests.Figures.Paths;

public class PathsFigureTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    private static readonly XElement _picture = XDocument.Parse(PathsFigure.Render(Samples.Paths)).Root!;

    [Fact]
    public void The_same_data_give_the_same_text_in_every_culture() =>
        Assert.Equal(PathsFigure.Render(Samples.Paths), Samples.Abroad(() => PathsFigure.Render(Samples.Paths)));

    [Theory]
    [InlineData("f = 0 after 2 steps")]
    [InlineData("diverged at step 2: f = overflow")]
    [InlineData("diverged at step 1: f = not a number")]
    [InlineData("f = 1.2 after 2 steps")]
    [InlineData("left the picture at step 1: f = 6.05")]
    [InlineData("diverged at step 0: f = 249")]
    public void Every_path_says_how_it_ended(string label) =>
        Assert.Contains(label, _picture.Descendants(_svg + "text").Select(text => text.Value));

    [Fact]
    public void Every_panel_has_its_name_and_settings_and_both_axes()
    {
        var texts = _picture.Descendants(_svg + "text").Select(text => text.Value).ToList();
        Assert.All(Samples.Paths.Paths, path => Assert.Contains(path.Name, texts));
        Assert.All(Samples.Paths.Paths, path => Assert.Contains(path.Settings, texts));
        Assert.Equal((6, 6), (texts.Count(text => text == "x"), texts.Count(text => text == "y")));
    }

    [Fact]
    public void No_number_is_missing()
    {
        var text = _picture.ToString();
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_step_and_no_line_of_a_path_lies_outside_its_panel()
    {
        var panel = _picture.Descendants(_svg + "clipPath").Single().Element(_svg + "rect")!;
        var (width, height) = (Number(panel, "width"), Number(panel, "height"));
        var paths = _picture.Descendants(_svg + "g")
            .Where(group => group.Elements(_svg + "circle").Any() && group.Attribute("transform") is null).ToList();
        Assert.Equal(5, paths.Count); // the sixth never was in the picture
        foreach (var path in paths)
        {
            Assert.All(path.Elements(_svg + "circle"), circle => AssertInside(Number(circle, "cx"), Number(circle, "cy")));
            foreach (var line in path.Elements(_svg + "path"))
            {
                var numbers = line.Attribute("d")!.Value.Split(['M', 'L', ' '], StringSplitOptions.RemoveEmptyEntries)
                    .Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
                Assert.All(numbers.Chunk(2), pair => AssertInside(pair[0], pair[1]));
            }
        }

        void AssertInside(double x, double y)
        {
            Assert.InRange(x, 0, width);
            Assert.InRange(y, 0, height);
        }
    }

    [Fact]
    public void A_path_that_leaves_is_drawn_to_the_border()
    {
        var text = PathsFigure.Render(Samples.Paths with { Paths = [new("Leaves", "", [new(0, 0), new(0, -1e9)])] });
        var line = XDocument.Parse(text).Descendants(_svg + "path").Single(path => (string?)path.Attribute("stroke-width") == "1.3");

        // The panel is 268 by 216 pixels; the origin is its middle, and the line goes straight down to the lower border.
        Assert.Equal("M134 108L134 216", line.Attribute("d")!.Value);
    }

    [Fact]
    public void There_is_one_outline_for_every_level_and_it_is_shared_by_all_panels()
    {
        var contours = _picture.Descendants(_svg + "g").Single(group => (string?)group.Attribute("id") == "paths-contours");
        Assert.Equal(7, contours.Elements(_svg + "path").Count());
        Assert.All(contours.Elements(_svg + "path"), path => Assert.EndsWith("Z", path.Attribute("d")!.Value, StringComparison.Ordinal));
        Assert.Equal(6, _picture.Descendants(_svg + "use").Count());
    }

    [Theory]
    [InlineData(20, "12", 20)]
    [InlineData(50, "8.93", 50)] // the panel's 268 pixels for 50 letters of 0.6 of the size
    [InlineData(90, "8", 55)] // 55 letters of 4.8 pixels fit, the last of them dots
    public void Long_settings_are_smaller_and_then_cut(int letters, string size, int shown)
    {
        var data = Samples.Paths with { Paths = [new("", new('m', letters), [new(0, 0)])] };
        var text = XDocument.Parse(PathsFigure.Render(data)).Descendants(_svg + "text").Single(text => text.Value.StartsWith('m'));
        Assert.Equal((size, shown), (text.Attribute("font-size")!.Value, text.Value.Length));
    }

    [Fact]
    public void A_path_without_a_start_is_refused()
    {
        var data = Samples.Paths with { Paths = [new("Nobody", "", [])] };
        Assert.Contains("Nobody", Assert.Throws<ArgumentException>(() => PathsFigure.Render(data)).Message, StringComparison.Ordinal);
    }

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
