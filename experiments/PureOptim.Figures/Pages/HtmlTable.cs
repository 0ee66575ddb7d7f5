using System.Xml.Linq;
using PureOptim.Figures.Reports;
using static PureOptim.Figures.Pages.Html;

namespace PureOptim.Figures.Pages;

/// <summary>
/// Tables of a page. A wide one changes its layout on a narrow screen: each row is a block that begins with the row's name and has every
/// cell behind the name of its column, which the style takes from variables of the table.
/// </summary>
internal static class HtmlTable
{
    /// <summary>The number of columns that the style of the pages can name.</summary>
    internal const int MostColumns = 12;

    /// <summary>The number of columns of words that have room beside each other on a phone.</summary>
    private const int Narrow = 2;

    // The longest that has a place in a column of a phone without a break inside.
    private const int LongestWord = 24;

    /// <summary>The table; its caption stands above the box that scrolls.</summary>
    public static XElement Of(ReportTable table)
    {
        var (caption, names) = (table.Caption, table.Headings);
        if (names.Length > MostColumns) throw new ArgumentException($"A table of a page has at most {MostColumns} columns, not {names.Length}.", nameof(table));
        return Element("div",
            Attribute("class", names.Length > Narrow ? "table wide" : "table"),
            Element("p", Attribute("class", "caption"), caption),
            Element("div",
                ScrollBox("scroll", caption),
                Element("table",
                    Attribute("aria-label", caption),
                    names.Length > Narrow ? Attribute("style", string.Join("; ", names.Select((name, i) => $"--c{i + 1}: {CssString(name)}"))) : null,
                    Element("thead", Element("tr", names.Select(header => Element("th", Attribute("scope", "col"), header)))),
                    Element("tbody", table.Rows.Select(row => Element("tr", row.Select(Cell)))))));
    }

    private static XElement Cell(ReportText text, int column) => column == 0
        ? Element("th", Attribute("scope", "row"), Breaking(text.Plain), HtmlReport.Marked(text))
        : Element("td", Breaking(text.Plain), HtmlReport.Marked(text));

    /// <summary>Ids and digests may be broken anywhere; numbers may not.</summary>
    private static XAttribute? Breaking(string text) => text.Split(' ').Any(word => word.Length > LongestWord) ? Attribute("class", "long") : null;

    /// <summary>A text as CSS writes it.</summary>
    private static string CssString(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\a ", StringComparison.Ordinal)}\"";
}
