using System.Globalization;
using System.Xml.Linq;
using PureOptim.Figures.HeatMaps;

namespace PureOptim.Tests.Figures.HeatMaps;

public class HeatMapsFigureTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    private static readonly XElement _picture = XDocument.Parse(HeatMapsFigure.Render(StudySamples.HeatMaps)).Root!;

    [Fact]
    public void The_same_data_give_the_same_text_in_every_culture() =>
        Assert.Equal(HeatMapsFigure.Render(StudySamples.HeatMaps), Samples.Abroad(() => HeatMapsFigure.Render(StudySamples.HeatMaps)));

    [Fact]
    public void The_same_value_has_the_same_colour_in_every_panel()
    {
        var cells = Cells("row 0, column 1").Select(Fill).ToArray();
        Assert.Equal(2, cells.Length);
        Assert.Equal(cells[0], cells[1]);
        Assert.NotEqual(cells[0], Fill(Cells("row 1, column 0")[0]));
    }

    [Fact]
    public void What_diverged_is_hatched_and_says_how_many_runs()
    {
        var cells = Cells("diverged & <gone>");
        Assert.Equal(3 * 2 * 2, cells.Length);
        Assert.All(cells, cell => Assert.Equal("url(#heat-diverged)", Fill(cell)));
        Assert.Equal(4, cells.Count(cell => cell.Element(_svg + "text")!.Value == "2/5"));
        Assert.Contains("diverged: so many of the runs", _picture.Descendants(_svg + "text").Select(text => text.Value));
    }

    [Fact]
    public void A_cell_without_a_value_says_so() => Assert.All(Cells("missing"), cell => Assert.Equal("?", cell.Element(_svg + "text")!.Value));

    [Theory]
    [InlineData(0.0, "#1b2a5e")]
    [InlineData(1.0, "#fdf3b4")]
    [InlineData(-1.0, "#1b2a5e")]
    [InlineData(7.0, "#fdf3b4")]
    public void Colours_end_where_the_scale_ends(double share, string colour) => Assert.Equal(colour, ColourScale.At(share));

    [Fact]
    public void Every_step_of_the_scale_is_lighter()
    {
        // Relative luminance but for the gamma curve, which changes no order by itself; the weights are those of ITU-R BT.709.
        var lights = Enumerable.Range(0, 101).Select(i => ColourScale.At(i / 100.0)).Select(colour =>
            0.2126 * Part(colour, 1) + 0.7152 * Part(colour, 3) + 0.0722 * Part(colour, 5)).ToArray();
        Assert.All(lights.Zip(lights.Skip(1)), pair => Assert.True(pair.First < pair.Second));

        static int Part(string colour, int at) => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Cells_that_do_not_fill_the_panel_are_refused() =>
        Assert.Contains("Torn", Assert.Throws<ArgumentException>(() => new HeatMap("Torn", "", ["1", "2"], ["1"], [[new(1, "")]])).Message, StringComparison.Ordinal);

    private static XElement[] Cells(string detail) =>
        [.. _picture.Descendants(_svg + "title").Where(title => title.Value == detail).Select(title => title.Parent!)];

    private static string Fill(XElement cell) => cell.Element(_svg + "rect")!.Attribute("fill")!.Value;
}
