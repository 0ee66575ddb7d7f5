using System.Xml.Linq;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.HeatMaps;
using PureOptim.Figures.Intervals;
using PureOptim.Figures.Paths;

namespace PureOptim.Tests.Figures.Drawing;

/// <summary>Contrasts as the Web Content Accessibility Guidelines 2.2 ask for them: 4.5 for text, 3 for lines and signs that carry meaning.</summary>
public sealed class DarkColoursTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Pictures =>
    [
        PathsFigure.Render(Samples.Paths), ChartFigure.Render(Samples.Curves.Chart()), ChartFigure.Render(StudySamples.Lines),
        HeatMapsFigure.Render(StudySamples.HeatMaps), IntervalsFigure.Render(StudySamples.Intervals),
    ];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Every_text_can_be_read_on_paper_light_and_dark(string picture)
    {
        var texts = XDocument.Parse(picture).Descendants(_svg + "text").Where(text => text.Attribute("class") is null).ToArray();
        Assert.NotEmpty(texts);
        Assert.All(texts, text =>
        {
            var light = text.Attribute("fill")!.Value;
            Assert.InRange(Contrast(light, Svg.Paper), 4.5, 21);
            Assert.InRange(Contrast(DarkColours.Of(light)!, DarkColours.Paper), 4.5, 21);
        });
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Every_colour_that_occurs_has_its_rule_in_the_picture_and_no_other_has(string picture)
    {
        var root = XDocument.Parse(picture).Root!;
        var style = root.Element(_svg + "style")!.Value;
        Assert.StartsWith("@media (prefers-color-scheme: dark){", style, StringComparison.Ordinal);
        var used = root.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "fill" or "stroke").Select(attribute => attribute.Value).ToHashSet();
        string[] all = [Svg.Paper, Svg.Ink, Svg.Faint, Svg.Grid, Svg.Red, Svg.Alarm, Svg.Contour, Svg.HatchGround, Svg.HatchLine, .. CurveStyle.Colours];
        Assert.All(all, colour => Assert.Equal(used.Contains(colour), style.Contains($"[fill=\"{colour}\"]:not(.fixed){{fill:{DarkColours.Of(colour)}}}", StringComparison.Ordinal)));

        // Other colours stay: regions of contour lines, which have a class, and cells with their letters.
        var other = root.Descendants().Where(element => element.Attribute("fill")?.Value is ['#', ..] fill && !all.Contains(fill)).ToArray();
        Assert.All(other, element => Assert.True(
            element.Attribute("class")?.Value is DarkColours.Band or DarkColours.Fixed || element.Name.LocalName == "rect", $"{element}"));
    }

    [Fact]
    public void Lines_and_signs_stand_out_in_the_dark() =>
        Assert.All([Svg.Red, .. CurveStyle.Colours], colour => Assert.InRange(Contrast(DarkColours.Of(colour)!, DarkColours.Paper), 4.5, 21));

    [Fact]
    public void Numbers_can_be_read_on_every_colour_of_the_scale() =>
        Assert.All(Enumerable.Range(0, 1001).Select(i => i / 1000.0), share => Assert.InRange(Contrast(ColourScale.LettersOn(share), ColourScale.At(share)), 4.5, 21));

    [Fact]
    public void What_diverged_can_be_read_on_its_hatching_light_and_dark()
    {
        Assert.InRange(Contrast(Svg.Alarm, Svg.HatchGround), 4.5, 21);
        Assert.InRange(Contrast(DarkColours.Of(Svg.Alarm)!, DarkColours.Of(Svg.HatchGround)!), 4.5, 21);
    }

    private static double Contrast(string one, string other)
    {
        double[] lights = [ColourScale.Luminance(one), ColourScale.Luminance(other)];
        return (lights.Max() + 0.05) / (lights.Min() + 0.05);
    }
}
