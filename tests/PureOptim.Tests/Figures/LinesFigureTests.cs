using System.Xml.Linq;
using PureOptim.Experiments.Figures;

namespace PureOptim.Tests.Figures;

public class LinesFigureTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    private static readonly XElement _picture = XDocument.Parse(LinesFigure.Render(StudySamples.Lines)).Root!;

    [Fact]
    public void The_same_data_give_the_same_text_in_every_culture() =>
        Assert.Equal(LinesFigure.Render(StudySamples.Lines), Samples.Abroad(() => LinesFigure.Render(StudySamples.Lines)));

    [Fact]
    public void Every_line_is_named_and_says_what_came_of_it()
    {
        var texts = Texts();
        Assert.All(StudySamples.Lines.Lines, line => Assert.Contains(line.Name, texts));
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
    public void No_number_is_missing() => Assert.DoesNotContain("NaN", _picture.ToString(), StringComparison.Ordinal);

    private static string[] Texts() => [.. _picture.Descendants(_svg + "text").Select(text => text.Value)];
}
