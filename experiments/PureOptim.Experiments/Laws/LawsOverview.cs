using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using PureOptim.Runs.Wording;
using static PureOptim.Figures.Pages.Html;

namespace PureOptim.Experiments.Laws;

/// <summary>
/// Of many subjects: a table with a row for each and a narrow column for each law, to be searched and filtered. A row's name leads to the page of its family, where every cell opens.
/// </summary>
internal static class LawsOverview
{
    /// <summary>More families than this do not fit beside one another.</summary>
    private const int MostBeside = 30;

    /// <summary>Whether a table has too many subjects to stand beside one another.</summary>
    internal static bool Suits(LawMatrix matrix) => matrix.Families > MostBeside;

    /// <summary>The tables of the families, each alone.</summary>
    internal static IEnumerable<(string Family, string File, LawMatrix Matrix)> Families(LawMatrix matrix) =>
        from family in matrix.Subjects.Index().GroupBy(entry => entry.Item.TypeCatalog)
        let places = family.Select(entry => entry.Index).ToArray()
        select (family.Key, FileOf(family.Key), matrix with
        {
            Title = family.Key,
            Subjects = [.. places.Select(place => matrix.Subjects[place])],
            Rows = [.. matrix.Rows.Select(row => row with { Cells = [.. places.Select(place => row.Cells[place])] })],
        });

    /// <summary>The file of a family's page, beside the overview.</summary>
    internal static string FileOf(string family)
    {
        var name = new StringBuilder();
        foreach (var letter in family) name.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-');
        return $"laws-{name}.html";
    }

    /// <summary>The table, with what searches it.</summary>
    internal static XElement Of(LawMatrix matrix) => Element("div",
        Attribute("class", "overview"),
        Element("form",
            Attribute("class", "filter"),
            Attribute("role", "search"),
            Attribute("hidden", "hidden"),
            Element("label", "Name ", Element("input", Attribute("type", "search"), Attribute("id", "name"), Attribute("autocomplete", "off"))),
            matrix.Subjects.Select(subject => subject.Family).Where(family => family.Length > 0).Distinct().Order(StringComparer.OrdinalIgnoreCase).ToArray() is { Length: > 1 } families
                ? Element("label", "Family ", Element("select",
                    Attribute("id", "family"),
                    Element("option", Attribute("value", ""), "any"),
                    families.Select(family => Element("option", Attribute("value", family), family))))
                : null,
            Element("label", "Laws ", Element("select",
                Attribute("id", "group"),
                Element("option", Attribute("value", ""), "all"),
                matrix.Rows.GroupBy(row => row.Law.Group).Select(group => Element("option", Attribute("value", $"{group.Key}"), $"{group.Key}: {group.First().Group}")))),
            Element("label", "With ", Element("select",
                Attribute("id", "mark"),
                Element("option", Attribute("value", ""), "any verdict"),
                matrix.Counts.Where(count => count.Mark != Mark.Silent).Select(count => Element("option", Attribute("value", count.Mark.Symbol), $"{count.Mark.Symbol} {count.Mark.Meaning}")))),
            Element("output", Attribute("id", "count"), CountText.Of(matrix.Subjects.Length, "row"))),
        Element("div",
            Attribute("class", "across"),
            Attribute("tabindex", "0"),
            Attribute("role", "region"),
            Attribute("aria-label", matrix.Title),
            Element("table",
                Element("thead", Element("tr",
                    Element("th", Attribute("scope", "col"), Attribute("class", "subject"), matrix.Noun),
                    matrix.Rows.Select(row => Element("th", Attribute("scope", "col"), Attribute("title", row.Law.Statement), Attribute("class", $"{row.Law.Group}"), Element("span", row.Law.Id))))),
                Element("tbody", matrix.Subjects.Select((subject, i) => Row(matrix, subject, i))))));

    private static XElement Row(LawMatrix matrix, Subject subject, int place) => Element("tr",
        subject.Family.Length == 0 ? null : Attribute("data-family", subject.Family),
        Element("th",
            Attribute("scope", "row"),
            Attribute("class", "subject"),
            Element("a", Attribute("href", FileOf(subject.TypeCatalog)), subject.TypeCatalog),
            subject.Option.Length == 0 ? null : Element("small", $" {subject.Option}")),
        matrix.Rows.Select(row => row.Cells[place].Mark).Select(mark => Element("td", mark == Mark.Silent ? null : Attribute("class", mark.Name), mark.Symbol)));
}
