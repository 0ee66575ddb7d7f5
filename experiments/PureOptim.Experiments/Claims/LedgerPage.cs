using System.Xml.Linq;
using PureOptim.Experiments.Figures;
using PureOptim.Experiments.Statistics;
using static PureOptim.Experiments.Figures.Html;

namespace PureOptim.Experiments.Claims;

/// <summary>The ledger as a page of one file that needs neither network nor script: a claim opens to its criterion, its numbers and its evidence.</summary>
internal static class LedgerPage
{
    private static readonly string[] _headings = ["case", "measured", "must be", "so?", "more"];

    /// <summary>The page.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="figures">Pictures, each with a heading and what there is to see in it.</param>
    internal static string Of(Ledger ledger, IEnumerable<LedgerFigure> figures) =>
        StaticPage.Of(
            "The article's claims, put to the test",
            "claims.css",
            $"""
            {Report.Escape(LedgerText.Of(ledger.Effort))}. Each claim has its criterion, which was stated before anything was run; its verdict
            follows from the numbers by that criterion. Intervals hold 95 %. Open a claim for its criterion, its numbers and its evidence.
            """,
            $"""
            {string.Join('\n', ledger.Rows.GroupBy(row => row.Claim.Kind).SelectMany(kind =>
                kind.Select(Row).Prepend(Element("h2", LedgerText.Heading(kind.Key)))).Select(Text))}
            {string.Join('\n', figures.Select(figure => $"<h2>{Report.Escape(figure.Title)}</h2>\n<figure>\n{figure.Svg}<figcaption>{Report.Escape(figure.Caption)}</figcaption>\n</figure>"))}
            """);

    private static XElement Row(LedgerRow row) => Element("details",
        Attribute("class", "claim"),
        Attribute("id", row.Claim.Id),
        Element("summary",
            Element("code", row.Claim.Id),
            Element("span", Attribute("class", "said"), row.Claim.Sentence),
            Verdict(row.Verdict)),
        Element("div",
            Element("p", Element("b", "Criterion: "), row.Claim.Criterion),
            Numbers(row),
            Element("details", Attribute("class", "evidence"), Element("summary", "Evidence"), row.Results.Select(Proof))));

    private static XElement[] Verdict(Verdict verdict)
    {
        var outcome = LedgerText.Of(verdict.Outcome);
        return
        [
            Element("span", Attribute("class", $"outcome {outcome}"), outcome),
            Element("span", verdict.Words[outcome.Length..]),
        ];
    }

    private static XElement Numbers(LedgerRow row) => Element("div", Attribute("class", "table"), Element("table",
        Element("thead", Element("tr", _headings.Select(heading =>
            Element("th", Attribute("scope", "col"), heading)))),
        Element("tbody", row.Results.Select(result => Element("tr",
            Element("th", Attribute("scope", "row"), result.Case.Name),
            Element("td", Attribute("class", "number"), LedgerText.Of(result.Measured.Number)),
            Element("td", result.Case.Condition.Words),
            Element("td", LedgerText.Of(result.Answer)),
            Element("td", result.Measured.Note))))));

    private static XElement[] Proof(CaseResult result) =>
    [
        Element("p", $"{result.Case.Name}: {result.Case.Measure.What}"),
        Element("ul", result.Measured.Evidence.Select(evidence => Element("li",
            $"{LedgerText.Of(evidence.Kind)} ", Element("code", evidence.Id), $": {evidence.Text}"))),
    ];
}
