using System.Xml.Linq;
using PureOptim.Figures.Intervals;

namespace PureOptim.Tests.Figures.Intervals;

public class IntervalsFigureTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    private static readonly XElement _picture = XDocument.Parse(IntervalsFigure.Render(StudySamples.Intervals)).Root!;

    [Fact]
    public void Every_row_has_its_label_and_its_note()
    {
        var texts = _picture.Descendants(_svg + "text").Select(text => text.Value).ToArray();
        Assert.All(StudySamples.Intervals.Panels.SelectMany(panel => panel.Rows), row =>
        {
            Assert.Contains(row.Label, texts);
            Assert.Contains(row.Note, texts);
        });
    }

    [Fact]
    public void What_has_no_place_on_the_axis_says_so() =>
        Assert.Single(_picture.Descendants(_svg + "text"), text => text.Value == "beyond the picture →");

    [Fact]
    public void No_number_is_missing() => Assert.DoesNotContain("NaN", _picture.ToString(), StringComparison.Ordinal);
}
