using System.Text.Json;
using System.Text.RegularExpressions;
using PureOptim.Figures.Charts;
using PureOptim.Figures.HeatMaps;
using PureOptim.Figures.Intervals;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Paths;

namespace PureOptim.Tests.Figures.Pages;

public partial class StudyPageTests
{
    private static readonly string _page = Page();

    [Fact]
    public void The_same_data_give_the_same_text_in_every_culture() => Assert.Equal(_page, Samples.Abroad(Page));

    [Fact]
    public void No_address_is_in_the_page_but_the_name_of_SVG() =>
        Assert.All(Address().Matches(_page), address => Assert.Equal("http://www.w3.org/2000/svg", address.Value));

    [Fact]
    public void Every_section_has_its_picture_and_its_data()
    {
        Assert.Equal(4, Regex.Count(_page, "data-section=\"\\d\""));
        using var data = JsonDocument.Parse(Regex.Match(_page, "<script [^>]*id=\"data\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value);
        Assert.Equal(["chart", "heat", "intervals", "paths"], data.RootElement.EnumerateArray().Select(section => section.GetProperty("kind").GetString()));
    }

    [Fact]
    public void No_two_elements_of_the_pictures_share_a_name()
    {
        var names = Regex.Matches(_page, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(names.Distinct().Count(), names.Length);
    }

    private static string Page() => Report.ForStudy("A study of <bounds>", "What it is about.",
    [
        ChartPage.Section(StudySamples.Lines), HeatMapsPage.Section(StudySamples.HeatMaps), IntervalsPage.Section(StudySamples.Intervals),
        PathGridPage.Section("grid", "Grid", "Paths side by side.", StudySamples.Problems),
    ], Samples.Origin);

    [GeneratedRegex("https?://[^\"'<> ]*")]
    private static partial Regex Address();
}
