using System.Xml.Linq;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;

namespace PureOptim.Tests.Figures.Charts;

public class ChartFigureTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    private static readonly XElement _picture = XDocument.Parse(ChartFigure.Render(StudySamples.Lines)).Root!;

    [Fact]
    public void The_same_data_give_the_same_text_in_every_culture() =>
        Assert.Equal(ChartFigure.Render(StudySamples.Lines), Samples.Abroad(() => ChartFigure.Render(StudySamples.Lines)));

    [Fact]
    public void Every_line_is_named_and_says_what_came_of_it()
    {
        var texts = Texts();
        Assert.All(StudySamples.Lines.Series, line => Assert.Contains(line.Name, texts));
        Assert.Contains("diverged", texts);
        Assert.Contains("not within 100 steps", texts);
    }

    [Fact]
    public void A_logarithmic_axis_has_a_tick_at_each_power_of_ten() =>
        Assert.Empty(new[] { "10⁻⁶", "10⁻⁵", "0.0001", "0.001", "0.01", "0.1", "1", "10", "100" }.Except(Texts()));

    [Fact]
    public void Where_a_line_leaves_at_the_top_for_good_there_is_a_cross() =>
        Assert.Equal(2, _picture.Descendants(_svg + "path").Count(path => (string?)path.Attribute("stroke") == Svg.Alarm && (string?)path.Attribute("stroke-width") == "1.8"));

    [Fact]
    public void Zeros_lie_on_a_floor_with_a_tick_of_its_own()
    {
        var ticks = _picture.Descendants(_svg + "text").Where(text => text.Value is "0" or "10⁻⁶").ToDictionary(text => text.Value, Height);
        Assert.InRange(ticks["0"], ticks["10⁻⁶"] + 10, 430);

        // The line that reaches 0 ends there: letters are drawn 0.36 of their size of 12 below their tick.
        var arrives = _picture.Descendants(_svg + "path").Single(path => (string?)path.Attribute("stroke") == CurveStyle.Of(2).Colour && (string?)path.Attribute("stroke-width") == "1.7");
        Assert.EndsWith($" {Numbers.Pixel(ticks["0"] - 0.36 * 12)}", arrives.Attribute("d")!.Value, StringComparison.Ordinal);

        static double Height(XElement text) => double.Parse(text.Attribute("y")!.Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    // Without that, a line that falls through the lower end of the picture would come up again where it is 0.
    [Fact]
    public void What_is_below_an_axis_that_has_zeros_lies_on_its_floor_with_them()
    {
        var data = StudySamples.Lines with { Series = [new("Falls", "", [new(1, 1), new(10, 1e-9), new(50, 1e-300), new(100, 0)])] };
        var picture = XDocument.Parse(ChartFigure.Render(data)).Root!;
        var floor = picture.Descendants(_svg + "text").Single(text => text.Value == "< 10⁻⁶");
        Assert.DoesNotContain(picture.Descendants(_svg + "text"), text => text.Value == "0");
        var line = picture.Descendants(_svg + "path").Single(path => (string?)path.Attribute("stroke-width") == "1.7").Attribute("d")!.Value;
        var height = Numbers.Pixel(double.Parse(floor.Attribute("y")!.Value, System.Globalization.CultureInfo.InvariantCulture) - 0.36 * 12);
        Assert.Equal([height, height, height], line.Split('L')[1..].Select(point => point.Split(' ')[1]));
        Assert.Equal("< 10⁻⁶", data.WithFloor().Vertical.FloorLabel);
    }

    [Theory]
    [InlineData("age k + 1 in steps, the newest is 1", "Age k + 1 in steps: ")]
    [InlineData("1 − γ: short memory at the right", "1 − γ: ")]
    [InlineData("step", "Step ")]
    public void The_number_of_the_slider_stands_apart_from_the_name_of_the_axis(string axis, string shown)
    {
        var controls = ChartPage.Section(StudySamples.Lines with { Horizontal = new(axis, 1, 100) }).Controls!;
        var label = controls.Descendants("label").Single(part => (string?)part.Attribute("class") == "slider");
        Assert.Equal(shown, label.Element("span")!.Value);
        Assert.Equal($"{shown.TrimEnd(' ', ':')} whose numbers are shown", label.Element("input")!.Attribute("aria-label")!.Value);
    }

    [Fact]
    public void What_was_not_reached_is_a_gap_and_a_mark_on_the_border()
    {
        var line = new ChartSeries("Misses", "", [new(1, 1), new(2, 1), new(10, double.NaN), new(50, 1), new(100, 1)]) { Missed = [new(10, 10)] };
        var picture = XDocument.Parse(ChartFigure.Render(StudySamples.Lines with { Series = [line] })).Root!;
        var pieces = picture.Descendants(_svg + "path").Where(path => (string?)path.Attribute("stroke-width") == "1.7").Select(path => path.Attribute("d")!.Value);
        Assert.Equal(2, pieces.Count());

        // 10 is the middle of the axis from 1 to 100, which is 640 pixels wide; the border at 10 is an eighth below the top of 400 pixels.
        var cross = picture.Descendants(_svg + "path").Single(path => (string?)path.Attribute("stroke") == Svg.Alarm && (string?)path.Attribute("stroke-width") == "1.8");
        Assert.StartsWith("M313.7 43.7L326.3 56.3", cross.Attribute("d")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void No_number_is_missing() => Assert.DoesNotContain("NaN", _picture.ToString(), StringComparison.Ordinal);

    private static string[] Texts() => [.. _picture.Descendants(_svg + "text").Select(text => text.Value)];
}
