using System.Xml.Linq;
using PureOptim.Article.Statistics;
using PureOptim.Figures;
using PureOptim.Runs.Files;
using static PureOptim.Figures.Html;

namespace PureOptim.Article.Claims;

/// <summary>The ledger as a page of one file that needs neither network nor script: a claim opens to its criterion, its numbers and its evidence.</summary>
internal static class LedgerPage
{
    private static readonly string[] _headings = ["case", "measured", "must be", "so?", "more"];

    /// <summary>The page.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="figures">Pictures, each with a heading and what there is to see in it.</param>
    /// <param name="hash">SHA-256 of <c>claims.json</c>, which tells this ledger from another.</param>
    internal static string Of(Ledger ledger, IReadOnlyList<LedgerFigure> figures, string hash) =>
        StaticPage.Of(
            "The article's claims, put to the test",
            EmbeddedText.Of(typeof(LedgerPage), "claims.css"),
            $"""
            {Report.Escape(LedgerText.Of(ledger.Effort))}. Each claim has its criterion, which was stated before anything was run; its verdict
            follows from the numbers by that criterion. {LedgerText.Intervals}
            Open a claim for its criterion, its numbers and its evidence. {Report.Escape(LedgerText.Caution(ledger.Effort))}
            """,
            $"""
            {string.Join('\n', ledger.Rows.GroupBy(row => row.Claim.Kind).SelectMany(kind =>
                kind.Select(Row).Prepend(Element("h2", LedgerText.Heading(kind.Key)))).Select(Text))}
            {string.Join('\n', figures.Select(Picture))}
            """,
            origin: Origin(ledger, figures, hash).Html);

    private static Origin Origin(Ledger ledger, IEnumerable<LedgerFigure> figures, string hash) => new(
        "ledger", hash[..16], $"pureoptim run {Ledger.Name}{(ledger.Effort == Effort.Quick ? " --quick" : "")}",
        "which runs the trials that the store does not have yet")
    {
        Facts = [("what the id is", "the first digits of the SHA-256 of claims.json, in which all numbers of this page are")],
        Files = ["claims.json", "claims.md", "summary.md", .. figures.Select(figure => $"{figure.Name}.svg")],
    };

    private static string Picture(LedgerFigure figure) =>
        $"""
        <h2>{Report.Escape(figure.Title)}</h2>
        <figure>
        {Text(Sideways)}
        <div class="plot" role="region" tabindex="0" aria-label="{Report.Escape(figure.Title)}">
        {figure.Svg}</div>
        <figcaption>{Report.Escape(figure.Caption)}</figcaption>
        </figure>
        """;

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

    private static XElement[] Verdict(Verdict verdict) =>
    [
        .. verdict.Mark == "" ? Array.Empty<XElement>() : [Element("span", Attribute("class", "mark"), $"{verdict.Mark}: ")],
        Element("span", Attribute("class", $"outcome {verdict.Name}"), verdict.Name),
        Element("span", verdict.Reason),
    ];

    private static IEnumerable<XElement> Numbers(LedgerRow row) => row.Results.GroupBy(result => result.Case.Measure.What).Select(group => HtmlTable.Of(
        Claim.Sentenced(group.Key), _headings, group.Select(result => new[]
        {
            result.Case.Name, LedgerText.Of(result.Measured.Number, result.Case.Measure.Unit), LedgerText.Of(result.Case), LedgerText.Of(result), result.Measured.Note,
        })));

    private static XElement[] Proof(CaseResult result) =>
    [
        Element("p", $"{result.Case.Name}: {result.Case.Measure.What}"),
        Element("ul", result.Measured.Evidence.Select(evidence => Element("li",
            $"{LedgerText.Of(evidence.Kind)} ", Element("code", evidence.Id), $": {evidence.Text}"))),
    ];
}
