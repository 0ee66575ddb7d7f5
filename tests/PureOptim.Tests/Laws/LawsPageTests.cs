using System.Xml.Linq;
using PureOptim.Experiments.Laws;

namespace PureOptim.Tests.Laws;

public sealed class LawsPageTests
{
    private static readonly string _text = LawsPage.Of(Samples.Report).Single().Text();

    // The page is written so that it is XML as well: every element is closed, every attribute quoted, every text escaped.
    private static readonly XElement _page = XDocument.Parse(_text).Root!;

    [Fact]
    public void Every_cell_that_has_something_to_say_opens_its_detail()
    {
        string[] ids = [.. _page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Distinct(), ids);
        string[] targets = [.. _page.Descendants("td").Elements("button").Select(button => button.Attribute("popovertarget")!.Value)];
        Assert.Equal(Samples.Report.Cells.Count(cell => cell.Mark != Mark.Silent), targets.Length);
        Assert.Equal(targets, _page.Descendants("section").Where(section => section.Attribute("popover") is not null).Select(section => section.Attribute("id")!.Value));
    }

    [Fact]
    public void A_detail_has_statement_formula_cases_and_counterexample_with_what_finds_it_again()
    {
        var detail = _page.Descendants("section").Single(section => section.Element("h2")!.Value == "B5: Adam");
        Assert.Contains(Samples.Law("B5").Statement, detail.Elements("p").Select(paragraph => paragraph.Value));
        Assert.Single(detail.Descendants("math"));
        Assert.Contains("up to the counterexample", detail.Value, StringComparison.Ordinal);
        Assert.StartsWith("Adam { LearningRate = ", detail.Element("pre")!.Value, StringComparison.Ordinal);
        Assert.Contains("Found again by pureoptim laws --law B5 --subject \"Adam\" --replay \"(", detail.Value, StringComparison.Ordinal);
        Assert.Contains(Samples.Law("B5").Limits, detail.Elements("p").Select(paragraph => paragraph.Value));
    }

    [Fact]
    public void The_page_needs_nothing_from_elsewhere()
    {
        Assert.DoesNotContain("http://", _text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", _text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("content=\"default-src 'none';", _text, StringComparison.Ordinal);
        Assert.DoesNotContain(_page.Descendants(), element => element.Attribute("src") is not null || element.Attribute("href")?.Value[0] is not (null or '#'));
    }

    [Fact]
    public void A_link_in_front_of_each_table_leads_past_it()
    {
        var order = _page.Descendants().ToList();
        var tables = _page.Descendants("table").ToList();
        var links = _page.Descendants("a").ToList();
        Assert.Equal(tables.Count, links.Count);
        Assert.All(links.Zip(tables), pair =>
        {
            var target = order.Single(element => $"#{element.Attribute("id")?.Value}" == pair.First.Attribute("href")!.Value);
            Assert.True(order.IndexOf(pair.First) < order.IndexOf(pair.Second));
            Assert.True(order.IndexOf(pair.Second.Descendants().Last()) < order.IndexOf(target));
        });
    }

    [Fact]
    public void Words_are_escaped_and_a_formula_that_cannot_be_drawn_is_shown_as_it_is_written()
    {
        Assert.Contains("Norms |x| &lt; 1 &amp; &lt;b&gt;bold&lt;/b&gt; ones.", _text, StringComparison.Ordinal);
        var awkward = _page.Descendants("section").First(section => section.Attribute("id")!.Value.StartsWith("Z9", StringComparison.Ordinal));
        Assert.Equal(Samples.Awkward.Formula, awkward.Element("div")!.Element("code")!.Value);
    }

    [Fact]
    public void Every_row_has_a_cell_for_each_optimizer_and_every_mark_a_name_without_colour()
    {
        var rows = _page.Descendants("tbody").Elements("tr").Where(row => row.Elements("td").Any()).ToList();
        Assert.Equal(Samples.Report.Matrices.SelectMany(matrix => matrix.Rows.Select(_ => matrix.Subjects.Length + 2)), rows.Select(row => row.Elements().Count()));
        Assert.All(rows.SelectMany(row => row.Descendants()).Where(element => element.Attribute("class")?.Value.StartsWith("mark", StringComparison.Ordinal) is true),
            mark => Assert.NotNull(mark.Attribute("aria-label")));
        Assert.Equal(Mark.All.Length, Mark.All.Select(mark => mark.Symbol).Distinct().Count());
    }
}
