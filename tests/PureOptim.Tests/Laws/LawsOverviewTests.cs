using System.Text;
using System.Xml.Linq;
using PureOptim.Experiments.Laws;
using PureOptim.Runs.Files;

namespace PureOptim.Tests.Laws;

/// <summary>The pages of more optimizers than stand beside one another.</summary>
public sealed class LawsOverviewTests
{
    private static readonly LawMatrix _matrix = Samples.Check(LawTopics.Optimizers([Samples.Law("A1"), Samples.Law("B5"), Samples.Awkward], Subjects.Optimizers(null)), 2);

    private static readonly Artifact[] _pages = [.. LawsPage.Of(new([_matrix]))];

    [Fact]
    public void An_optimizer_has_a_page_and_a_row_that_leads_to_it()
    {
        var page = XDocument.Parse(_pages[0].Text()).Root!;
        Assert.Equal(1 + Catalog.Optimizers.Length, _pages.Length);
        Assert.Equal(_pages.Length, _pages.Select(one => one.Name).Distinct().Count());
        Assert.Equal(Catalog.Variants.Length, page.Descendants("tbody").Elements("tr").Count());
        Assert.Equal(
            _pages.Skip(1).Select(one => one.Name).Order(StringComparer.Ordinal),
            page.Descendants("a").Where(link => link.Parent!.Attribute("class")?.Value == "subject").Select(link => link.Attribute("href")!.Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_row_has_the_marks_of_its_cells()
    {
        var rows = XDocument.Parse(_pages[0].Text()).Root!.Descendants("tbody").Elements("tr").ToArray();
        Assert.All(_matrix.Subjects.Index(), entry =>
        {
            Assert.Equal(entry.Item.Label.Replace(",", "", StringComparison.Ordinal), rows[entry.Index].Element("th")!.Value.Replace(",", "", StringComparison.Ordinal));
            Assert.Equal(_matrix.Rows.Select(row => row.Cells[entry.Index].Mark.Symbol), rows[entry.Index].Elements("td").Select(cell => cell.Value));
        });
    }

    [Fact]
    public void Rows_can_be_chosen_by_the_family_of_their_optimizer()
    {
        var page = XDocument.Parse(_pages[0].Text()).Root!;
        var choices = page.Descendants("select").Single(select => select.Attribute("id")?.Value == "family").Elements("option").Skip(1).Select(option => option.Attribute("value")!.Value);
        Assert.Equal(Enum.GetValues<OptimizerFamily>().Length, choices.Count());
        var rows = page.Descendants("tbody").Elements("tr").ToArray();
        Assert.Equal(choices.Order(StringComparer.Ordinal), rows.Select(row => row.Attribute("data-family")!.Value).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("Adam", rows.Single(row => row.Element("th")!.Value == "Yogi").Attribute("data-family")!.Value);
    }

    [Fact]
    public void The_page_of_an_optimizer_has_its_variants_and_leads_back()
    {
        var page = XDocument.Parse(_pages.Single(one => one.Name == "laws-adam.html").Text()).Root!;
        Assert.Contains(page.Descendants("a"), link => link.Attribute("href")!.Value == "laws.html");
        Assert.Equal(4, page.Descendants("th").Count(head => head.Attribute("class")?.Value.StartsWith("option", StringComparison.Ordinal) == true));
        Assert.Contains(page.Descendants("section"), section => section.Element("h2")?.Value == "B5: Adam");
    }

    [Fact]
    public void The_name_of_a_file_is_letters_digits_and_hyphens() => Assert.Equal("laws-l-bfgs--2-.html", LawsOverview.FileOf("L-BFGS (2)"));
}

/// <summary>What is in a file that is not written.</summary>
internal static class ArtifactText
{
    internal static string Text(this Artifact artifact) => Encoding.UTF8.GetString(artifact.Bytes);
}
