using System.Collections.Immutable;
using System.Xml.Linq;
using PureOptim.Figures.Pages;
using PureOptim.Runs.Files;
using static PureOptim.Figures.Pages.Html;

namespace PureOptim.Experiments.Laws;

/// <summary>
/// The tables as a page of one file that needs no network: a cell is a button that opens its law, its verdict and its counterexample, by the
/// browser's own popovers. A script makes each table one stop of the tab key, with arrow keys inside; without it every cell is one, and a link
/// in front of a table leads past it. On paper, the counterexamples follow the table.
/// </summary>
internal static class LawsPage
{
    private const string Main = "laws.html";

    private const string Lead =
        """
        Hyperparameters, parameters and gradients differ from case to case.
        Open a cell for its law, its verdict and its counterexample; in a table, the arrow keys go from cell to cell.
        """;

    private const string LeadOfMany =
        """
        Hyperparameters, parameters and gradients differ from case to case.
        A name leads to its page, where each verdict opens with its law and its counterexample.
        """;

    /// <summary>The page; of many subjects, an overview and a page for each family of them.</summary>
    internal static ImmutableArray<Artifact> Of(LawReport report) =>
    [
        new(Main, Page(
            "Laws", report.Matrices.Any(LawsOverview.Suits) ? LeadOfMany : Lead,
            string.Join('\n', report.Matrices.Select(matrix => LawsOverview.Suits(matrix) ? Overview(matrix) : Part(matrix))))),
        .. from matrix in report.Matrices
           where LawsOverview.Suits(matrix)
           from family in LawsOverview.Families(matrix)
           select new Artifact(family.File, Page(
               $"Laws of {Report.Escape(family.Family)}", $"{Lead}\n<a href=\"{Main}\">All {Report.Escape(matrix.Noun)}s</a>.", Part(family.Matrix))),
    ];

    private static string Page(string title, string lead, string content) => StaticPage.Of(
        title, EmbeddedText.Of(typeof(LawsPage), "laws.css"), lead, content, $"{EmbeddedText.Of(typeof(LawsPage), "laws.js")}\n{EmbeddedText.Of(typeof(LawsPage), "overview.js")}");

    private static string Overview(LawMatrix matrix) =>
        $"""
        <h2>{Report.Escape(matrix.Title)}</h2>
        <p>{Report.Escape(matrix.Summary)}.</p>
        {Text(Legend(matrix))}
        {Text(LawsOverview.Of(matrix))}
        """;

    private static string Part(LawMatrix matrix) =>
        $"""
        <h2>{Report.Escape(matrix.Title)}</h2>
        <p>{Report.Escape(matrix.Summary)}.</p>
        {Text(Legend(matrix))}
        <a class="skip" href="#after-{matrix.Noun}">Skip this table</a>
        {Text(Table(matrix))}
        <div id="after-{matrix.Noun}" tabindex="-1"></div>
        {string.Join('\n', matrix.Rows.SelectMany(row => row.Cells.Select((cell, i) => (row, cell, i)))
            .Where(entry => entry.cell.Mark != Mark.Silent)
            .Select(entry => Text(LawDetail.Of(entry.row, entry.cell, Id(entry.row, entry.i)))))}
        """;

    private static string Id(LawRow row, int subject) => $"{row.Law.Id}-{subject + 1}";

    private static XElement Legend(LawMatrix matrix) => Element("ul",
        Attribute("class", "legend"),
        matrix.Counts.Select(count => Element("li",
            Element("span", Attribute("class", $"mark {count.Mark.Name}"), count.Mark.Symbol),
            $" {count.Mark.Meaning}: ",
            Element("b", $"{count.Count}"))),
        matrix.Proved == 0 ? null : Element("li", Element("span", Attribute("class", "mark exact"), KnownProof.Symbol), $" {matrix.ProvedText}: ", Element("b", $"{matrix.Proved}")));

    private static XElement Table(LawMatrix matrix) => Element("div",
        Attribute("class", "matrix"),
        Element("table",
            Element("caption", $"{matrix.Title}, by {matrix.Noun}"),
            Head(matrix),
            matrix.Rows.GroupBy(row => row.Law.Group).Select(group => Element("tbody",
                Element("tr", Element("th",
                    Attribute("class", "group"), Attribute("scope", "rowgroup"), Attribute("colspan", $"{matrix.Subjects.Length + 2}"),
                    $"{group.Key}: {group.First().Group}")),
                group.Select(row => Row(row, matrix))))));

    /// <summary>A family's name over its options, which stand upright to save room.</summary>
    private static XElement Head(LawMatrix matrix) => Element("thead",
        Element("tr",
            Element("th", Attribute("scope", "col"), Attribute("rowspan", "2"), Attribute("class", "law"), "law"),
            matrix.Subjects.GroupBy(subject => subject.TypeCatalog).Select(group => Element("th",
                Attribute("scope", "colgroup"), Attribute("colspan", $"{group.Count()}"), Attribute("class", "optimizer"), group.Key)),
            Element("th", Attribute("scope", "col"), Attribute("rowspan", "2"), Attribute("class", "bound"), "widest bound")),
        Element("tr", matrix.Subjects.Select((subject, i) => Element("th",
            Attribute("scope", "col"), Attribute("class", IsFirst(matrix, i) ? "option first" : "option"),
            Element("span", subject.Option.Length == 0 ? "by default" : subject.Option)))));

    private static XElement Row(LawRow row, LawMatrix matrix) => Element("tr",
        Element("th", Attribute("scope", "row"), Attribute("class", "law"), Element("b", row.Law.Id), " ", row.Law.Statement),
        row.Cells.Select((cell, i) => Element("td",
            Attribute("class", IsFirst(matrix, i) ? "first" : "next"),
            cell.Mark == Mark.Silent
                ? Element("span",
                    Attribute("class", $"mark {cell.Mark.Name}"),
                    Attribute("role", "img"),
                    Attribute("aria-label", cell.Words),
                    cell.Mark.Symbol)
                : Element("button",
                    Attribute("type", "button"),
                    Attribute("class", $"mark {cell.Mark.Name}"),
                    Attribute("popovertarget", Id(row, i)),
                    Attribute("aria-label", $"{row.Law.Id}, {cell.Subject.Label}: {cell.Words}{Proved(cell)}"),
                    Attribute("title", $"{cell.Subject.Label}: {cell.Words}{Proved(cell)}"),
                    cell.Proof?.Mark ?? cell.Mark.Symbol))),
        Element("td", Attribute("class", "bound"), LawsMarkdown.Bound(row)));

    private static string Proved(Cell cell) => cell.Proof is { } proof ? $"; {proof.Words}" : "";

    private static bool IsFirst(LawMatrix matrix, int subject) =>
        subject == 0 || matrix.Subjects[subject - 1].TypeCatalog != matrix.Subjects[subject].TypeCatalog;
}
