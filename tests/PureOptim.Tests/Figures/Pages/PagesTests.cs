using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PureOptim.Article.Claims;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.HeatMaps;
using PureOptim.Figures.Intervals;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Paths;
using PureOptim.Runs.Files;
using PureOptim.Tests.Claims;

namespace PureOptim.Tests.Figures.Pages;

/// <summary>The requirements of every page with figures and tables: on a phone, on a dark screen, with a keyboard, by ear.</summary>
public sealed partial class PagesTests
{
    private static readonly Budget _effort = new("least", Starts: 2, Seeds: 1, Iterations: 2, LawCases: 20, Rates: [0.01], HasSmallStudies: true);

    private static readonly Dictionary<string, string> _pages = new()
    {
        ["paths"] = PathsPage.Of(Samples.Paths, Samples.Origin),
        ["curves"] = ChartPage.Of(Samples.Curves.Chart(), Samples.Origin),
        ["study"] = Report.ForStudy("A study", "What it is about.",
        [
            ChartPage.Section(StudySamples.Lines), HeatMapsPage.Section(StudySamples.HeatMaps), IntervalsPage.Section(StudySamples.Intervals),
            PathGridPage.Section("one", StudySamples.Problems[0]), PathGridPage.Section("grid", "Grid", "Side by side.", StudySamples.Problems),
        ], Samples.Origin),
        ["claims"] = ClaimReportPage.Of(
            ClaimReport.Of(_effort, [.. ArticleClaims.Of(_effort).Where(claim => claim.Kind == ClaimKind.Erratum)], new FakeResults()),
            [IntervalsPage.Still(StudySamples.Intervals)], "0123456789abcdef0123456789abcdef"),
    };

    public static TheoryData<string> Names => [.. _pages.Keys];

    public static TheoryData<string> Live => ["paths", "curves", "study"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_table_is_one_stop_of_the_keyboard_in_a_box_that_scrolls_and_has_its_name_outside(string name)
    {
        XElement[] tables = [.. Body(name).Descendants("table")];
        Assert.NotEmpty(tables);
        Assert.All(tables, table =>
        {
            var (box, caption) = (table.Parent!, table.Parent!.Parent!.Element("p")!.Value);
            Assert.NotEmpty(caption);
            Assert.Equal(("scroll", "region", "0", caption, caption), (Value(box, "class"), Value(box, "role"), Value(box, "tabindex"), Value(box, "aria-label"), Value(table, "aria-label")));
            Assert.DoesNotContain(table.Descendants(), part => part.Attribute("tabindex") is not null);
            Assert.All(table.Descendants("th"), head => Assert.Contains(Value(head, "scope"), new[] { "col", "row" }));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_wide_table_names_every_column_for_the_layout_of_narrow_screens(string name) => Assert.All(Body(name).Descendants("table"), table =>
    {
        string[] columns = [.. table.Descendants("thead").Descendants("th").Select(head => head.Value)];
        var isWide = Value(table.Parent!.Parent!, "class") == "table wide";
        Assert.Equal(columns.Length > 2, isWide);
        if (isWide) Assert.Equal(string.Join("; ", columns.Select((column, i) => $"--c{i + 1}: \"{column}\"")), Value(table, "style"));
    });

    [Fact]
    public void What_a_heading_holds_cannot_end_the_name_that_the_style_has_of_it()
    {
        var table = HtmlTable.Of(new("Table", ["a", "b\"; } c", "d\\", "e\nf"], []));
        Assert.Equal("""--c1: "a"; --c2: "b\"; } c"; --c3: "d\\"; --c4: "e\a f" """.Trim(), Value(table.Descendants("table").Single(), "style"));
        Assert.Throws<ArgumentException>(() => HtmlTable.Of(new("Table", [.. Enumerable.Repeat("column", HtmlTable.MostColumns + 1)], [])));
    }

    [Fact]
    public void The_style_of_the_pages_has_a_rule_for_as_many_columns_as_a_table_may_have() =>
        Assert.All(Enumerable.Range(2, HtmlTable.MostColumns - 1), column =>
            Assert.Contains($".wide td:nth-child({column}) {{ --name: var(--c{column}); }}", Report.Resource("page.css"), StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_there_without_a_script_with_its_content_in_words(string name)
    {
        XElement[] pictures = [.. Body(name).Descendants("figure").Select(figure => figure.Elements("div").Single(part => Value(part, "class") == "plot"))];
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture =>
        {
            Assert.Equal(("region", "0"), (Value(picture, "role"), Value(picture, "tabindex")));
            Assert.NotEmpty(Value(picture, "aria-label"));
            var svg = picture.Element(Svg.Namespace + "svg")!;
            Assert.Equal("img", Value(svg, "role"));
            Assert.NotEmpty(svg.Element(Svg.Namespace + "title")!.Value);
            Assert.NotEmpty(svg.Element(Svg.Namespace + "desc")!.Value);
            Assert.Contains(picture.Parent!.Elements("p"), hint => hint.Value.Contains("swipe sideways", StringComparison.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Live))]
    public void A_live_picture_says_its_results_to_those_who_listen(string name)
    {
        string[] summaries = [.. Body(name).Descendants("div").Attributes("data-summary").Select(summary => summary.Value)];
        Assert.NotEmpty(summaries);
        Assert.All(summaries, Assert.NotEmpty);
        if (name == "paths") Assert.Contains("Arrives: f = 0 after 2 steps; Explodes: diverged at step 2", summaries[0], StringComparison.Ordinal);
        if (name == "curves") Assert.Contains("Explodes: diverged at 121", summaries[0], StringComparison.Ordinal);
        if (name == "study") Assert.Contains("Explodes: diverged", summaries[0], StringComparison.Ordinal);
    }

    // The names of each picture's curves; a heat map and intervals have none to hide, and their tables have all numbers.
    [Theory]
    [InlineData("paths", "Arrives Explodes Jumps Overshoots Drifts </script><b>")]
    [InlineData("curves", "Falls Explodes Rises Stays_above Never_was")]
    [InlineData("study", "Falls Explodes:_diverged Arrives </script><b> Overflows:_ | Arrives Explodes Jumps Overshoots Drifts </script><b> | Arrives Explodes Jumps Overshoots Drifts </script><b>")]
    public void Names_are_hidden_by_check_boxes_and_numbers_are_read_by_a_slider(string name, string names)
    {
        XElement[] bars = [.. Body(name).Descendants("div").Where(part => Value(part, "class") == "controls")];
        Assert.Equal(names.Split(" | ").Length, bars.Length);
        foreach (var (bar, expected) in bars.Zip(names.Split(" | ")))
        {
            Assert.Equal("hidden", Value(bar, "hidden"));
            var legend = bar.Elements("fieldset").Single(part => Value(part, "class") == "legend");
            Assert.Equal(expected.Split(' '), legend.Elements("label").Select(label => label.Value.Replace(' ', '_')));
            Assert.All(legend.Elements("label").Elements("input"), box => Assert.Equal(("checkbox", "checked"), (Value(box, "type"), Value(box, "checked"))));
            var slider = bar.Descendants("input").Single(input => Value(input, "type") == "range");
            Assert.NotEmpty(Value(slider, "aria-label"));
            Assert.Equal("polite", Value(bar.Elements("ul").Single(list => Value(list, "class") == "numbers"), "aria-live"));
            Assert.All(bar.Descendants("button"), button => Assert.NotEmpty(button.Value));
        }
    }

    [Fact]
    public void Every_cell_of_a_heat_map_is_in_words_below_it() => Assert.All(StudySamples.HeatMaps.Maps.SelectMany(map => map.Cells).SelectMany(row => row), cell =>
        Assert.Contains(Body("study").Descendants("td"), text => text.Value == cell.Detail));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_says_where_it_comes_from_and_links_to_the_files_beside_it(string name)
    {
        var origin = Body(name).Descendants("section").Single(part => Value(part, "class") == "origin");
        Assert.Contains("0123456789abcdef", origin.Descendants("code").Select(code => code.Value));
        Assert.Contains(origin.Descendants("code"), code => code.Value.StartsWith("pureoptim ", StringComparison.Ordinal));
        Assert.Contains($"PureOptim {Report.Version}", origin.Value, StringComparison.Ordinal);
        string[] files = [.. origin.Descendants("a").Select(link => Value(link, "href"))];
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Matches("^[a-z-]+\\.(json|csv|svg|md)$", file));
        Assert.Equal(origin.Descendants("a").Select(link => link.Value), files);
    }

    // A page is the same bytes when its run is made again: no time is in it.
    [Theory]
    [MemberData(nameof(Names))]
    public void No_time_of_day_is_in_the_page(string name) =>
        Assert.DoesNotMatch(@"\b20\d\d-\d\d-\d\d\b", Body(name).Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void No_name_stands_twice(string name)
    {
        string[] ids = [.. IdOf().Matches(_pages[name]).Select(match => match.Groups[1].Value)];
        Assert.Equal(ids.Distinct(), ids);
    }

    // The narrowest phones are 320 pixels wide, and the page has a margin of 20 at each side.
    [Theory]
    [InlineData("page.css")]
    [InlineData("claims.css")]
    public void Nothing_is_wider_than_a_phone(string style) => Assert.All(
        Regex.Matches(Style(style), @"(?<![-(\w])(?:min-)?width:\s*(\d+)px").Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)),
        width => Assert.InRange(width, 0, 280));

    private static string Style(string name) => EmbeddedText.Of(name == "page.css" ? typeof(Report) : typeof(ClaimReportPage), name);

    // 4.5 is the ratio that WCAG 2.2 asks of text at level AA (success criterion 1.4.3).
    [Theory]
    [InlineData("page.css", "ink paper", "faint paper", "accent paper", "alarm paper")]
    [InlineData("claims.css", "supported supported-fill", "refuted refuted-fill", "depends depends-fill")]
    public void Text_has_contrast_in_light_and_dark(string style, params string[] pairs)
    {
        var css = Style(style);
        var dark = css.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
        Assert.True(dark > 0);
        foreach (var part in new[] { css[..dark], css[dark..] })
        {
            foreach (var pair in pairs.Select(pair => pair.Split(' ')))
                Assert.True(Contrast(Colour(part, pair[0]), Colour(part, pair[1])) >= 4.5, $"{pair[0]} on {pair[1]} in {part[..40]}");
        }
    }

    // plotly.js lets a finger scroll the page only where its mode of dragging is off; a setting elsewhere would undo that.
    [Fact]
    public void The_mode_of_dragging_is_set_in_one_place_and_off_where_there_are_fingers()
    {
        Assert.Contains("dragmode: page.touch.matches ? false : \"zoom\"", Report.Resource("page.js"), StringComparison.Ordinal);
        Assert.Contains("touch: matchMedia(\"(any-pointer: coarse)\")", Report.Resource("page.js"), StringComparison.Ordinal);
        Assert.All(new[] { "paths", "curves", "study" }, name => Assert.Equal(1, Regex.Count(Script(name), "dragmode")));
    }

    private static XElement Body(string name)
    {
        var page = _pages[name];
        return XElement.Parse(page[page.IndexOf("<main>", StringComparison.Ordinal)..(page.IndexOf("</main>", StringComparison.Ordinal) + "</main>".Length)]);
    }

    private static string Script(string name) => _pages[name][_pages[name].LastIndexOf("<script>", StringComparison.Ordinal)..];

    private static string Value(XElement element, string attribute) => element.Attribute(attribute)?.Value ?? "";

    private static double[] Colour(string css, string name)
    {
        var hex = Regex.Match(css, $"--{name}: #([0-9a-f]{{6}});").Groups[1].Value;
        return [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(hex[(2 * i)..(2 * i + 2)], 16) / 255.0)];
    }

    /// <summary>The ratio of WCAG 2.2 between two colours.</summary>
    private static double Contrast(double[] one, double[] other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (double.Max(a, b) + 0.05) / (double.Min(a, b) + 0.05);
    }

    private static double Luminance(double[] colour) =>
        colour.Select(c => c <= 0.04045 ? c / 12.92 : double.Pow((c + 0.055) / 1.055, 2.4)).Zip([0.2126, 0.7152, 0.0722], (c, weight) => c * weight).Sum();

    [GeneratedRegex("<[a-z][^>]* id=\"([^\"]*)\"")]
    private static partial Regex IdOf();
}
