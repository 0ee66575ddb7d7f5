using System.Globalization;
using System.Xml.Linq;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;

namespace PureOptim.Tests.Figures.Charts;

public class LossCurvesTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    private static readonly XElement _picture = XDocument.Parse(ChartFigure.Render(Samples.Curves.Chart())).Root!;

    [Fact]
    public void The_same_data_give_the_same_text_in_every_culture() =>
        Assert.Equal(ChartFigure.Render(Samples.Curves.Chart()), Samples.Abroad(() => ChartFigure.Render(Samples.Curves.Chart())));

    // The last 100 of 3 - i/250 are those for i = 150 to 249: mean 3 - 199.5/250 = 2.202; of 0.495 + i/100: 0.495 + 1.995. That line is the
    // same when smoothed, as the window weighs both sides alike, and above 1 from i = 51 on, which is iteration 52.
    [Theory]
    [InlineData("diverged at 121: loss overflow")]
    [InlineData("diverged at 52: final loss 2.49")]
    [InlineData("above the picture: final loss 2.2")]
    [InlineData("diverged at 1: loss not a number")]
    [InlineData("test accuracy 97.04 %")]
    [InlineData("iterations")]
    [InlineData("loss")]
    public void Every_curve_says_how_it_ended(string label) =>
        Assert.Contains(label, _picture.Descendants(_svg + "text").Select(text => text.Value));

    [Fact]
    public void No_number_is_missing()
    {
        var text = _picture.ToString();
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_curve_lies_outside_the_panel()
    {
        var panel = _picture.Descendants(_svg + "clipPath").Single().Element(_svg + "rect")!;
        var (width, height) = (Number(panel.Attribute("width")!.Value), Number(panel.Attribute("height")!.Value));
        var clipped = _picture.Descendants(_svg + "g").Single(group => group.Attribute("clip-path") is not null);
        var curves = clipped.Elements(_svg + "path").Select(path => path.Attribute("d")!.Value).ToList();
        Assert.Equal(3, curves.Count); // one stays above, one has no values
        foreach (var pair in curves.SelectMany(curve => curve.Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries)))
        {
            var numbers = pair.Split(' ').Select(Number).ToArray();
            Assert.InRange(numbers[0], 0, width);
            Assert.InRange(numbers[1], 0, height);
        }
    }

    [Fact]
    public void Six_curves_differ_by_colour_alone_by_marker_alone_and_by_dashes_alone()
    {
        var styles = Enumerable.Range(0, 6).Select(CurveStyle.Of).ToList();
        Assert.Equal(6, styles.Select(style => style.Colour).Distinct().Count());
        Assert.Equal(6, styles.Select(style => style.Marker).Distinct().Count());
        Assert.Equal(6, styles.Select(style => style.Dashes).Distinct().Count());
    }

    [Fact]
    public void Two_hundred_curves_have_styles_of_their_own() =>
        Assert.Equal(216, Enumerable.Range(0, 216).Select(CurveStyle.Of).Distinct().Count());

    [Fact]
    public void Negative_losses_are_in_the_picture()
    {
        var data = new LossCurves { Title = "", Top = -2, Bottom = -40, Smoothing = [1], Curves = [new("Deep", "", [-2, -30, -39])] };
        Assert.Equal(3 + 1, XDocument.Parse(ChartFigure.Render(data.Chart())).Descendants(_svg + "circle").Count()); // the legend has one
    }

    [Fact]
    public void Fifty_curves_have_a_line_each_in_the_legend_and_no_two_overlap()
    {
        var data = Samples.Curves with { Curves = [.. Enumerable.Range(0, 50).Select(i => new LossCurve($"Curve {i}", "lr 1", [0.5]) { TestAccuracy = 1 })] };
        var picture = XDocument.Parse(ChartFigure.Render(data.Chart())).Root!;
        var places = picture.Descendants(_svg + "text").Where(text => text.Value.StartsWith("Curve ", StringComparison.Ordinal))
            .Select(text => Number(text.Parent!.Attribute("transform")!.Value.Split(' ', ')')[1])).ToArray();
        Assert.Equal(50, places.Length);
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 12 * 1.2, 72)); // letters of 12 pixels and their spacing
        Assert.InRange(places[^1] + 44 + 12, 0, Number(picture.Attribute("height")!.Value));
    }

    [Fact]
    public void A_curve_is_smoothed_and_marked_every_hundredth_value()
    {
        var data = Samples.Curves with { Curves = [new("One", "", [.. Enumerable.Repeat(0.5, 350)])] };
        var circles = XDocument.Parse(ChartFigure.Render(data.Chart())).Descendants(_svg + "circle").ToList();

        // The panel is 690 by 430 pixels for 0 to 350 by 0 to 1; the last circle is the legend's.
        Assert.Equal(["197.14", "394.29", "591.43"], circles[..^1].Select(circle => circle.Attribute("cx")!.Value));
        Assert.All(circles[..^1], circle => Assert.Equal("215", circle.Attribute("cy")!.Value));
    }

    [Theory]
    [InlineData(1, 0.0)]
    [InlineData(1, 1e-310)]
    [InlineData(2, double.MaxValue)]
    public void Short_flat_and_huge_curves_have_a_picture_with_a_marker_at_each_value(int count, double value)
    {
        var curve = new LossCurve("One", "", [.. Enumerable.Repeat(value, count)]);
        var data = new LossCurves { Title = "", First = 0, Top = value, Smoothing = [1], Curves = [curve] };
        var circles = XDocument.Parse(ChartFigure.Render(data.Chart())).Descendants(_svg + "circle").Count();

        // Above 1e300 the picture ends; the legend has a circle of its own.
        Assert.Equal(value <= 1e300 ? count + 1 : 1, circles);
    }

    [Fact]
    public void The_legend_of_many_curves_stays_in_the_picture()
    {
        var curves = Enumerable.Range(0, 12).Select(i => new LossCurve($"Curve {i}", "", [0.5]) { TestAccuracy = 1 });
        var data = Samples.Curves with { Curves = [.. curves] };
        var picture = XDocument.Parse(ChartFigure.Render(data.Chart())).Root!;
        var last = picture.Descendants(_svg + "text").Single(text => text.Value == "Curve 11").Parent!;

        // An entry and its panel are moved from the upper left corner; its last line is 57 below, and letters reach 3 below the line.
        var down = last.AncestorsAndSelf(_svg + "g").Sum(group => Number(group.Attribute("transform")!.Value.Split(' ', ')')[1]));
        Assert.InRange(down + 57 + 3, 0, Number(picture.Attribute("height")!.Value));
    }

    [Fact]
    public void A_curve_without_values_is_refused()
    {
        var data = Samples.Curves with { Curves = [.. Samples.Curves.Curves, new("Nobody", "", [])] };
        Assert.Contains("Nobody", Assert.Throws<ArgumentException>(() => ChartFigure.Render(data.Chart())).Message, StringComparison.Ordinal);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
