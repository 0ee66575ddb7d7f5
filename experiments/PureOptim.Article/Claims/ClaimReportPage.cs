using System.Xml.Linq;
using PureOptim.Article.Statistics;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Files;
using static PureOptim.Figures.Pages.Html;

namespace PureOptim.Article.Claims;

/// <summary>The report as a page of one file that needs neither network nor script: a claim opens to its criterion, its numbers and its evidence.</summary>
internal static class ClaimReportPage
{
    /// <summary>The page.</summary>
    /// <param name="report">The report.</param>
    /// <param name="figures">Pictures, each with a heading and what there is to see in it.</param>
    /// <param name="hash">SHA-256 of <c>claims.json</c>, which tells this report from another.</param>
    internal static string Of(ClaimReport report, IReadOnlyList<Section> figures, string hash) =>
        StaticPage.Of(
            "The article's claims, put to the test",
            EmbeddedText.Of(typeof(ClaimReportPage), "claims.css"),
            $"""
            {Report.Escape(ClaimReportText.Of(report.Budget))}. Each claim has its criterion, which was stated before anything was run; its verdict
            follows from the numbers by that criterion. {ClaimReportText.Intervals}
            Open a claim for its criterion, its numbers and its evidence. {Report.Escape(ClaimReportText.Caution(report.Budget))}
            """,
            $"""
            {string.Join('\n', report.Rows.GroupBy(row => row.Claim.Kind).SelectMany(kind =>
                kind.Select(Row).Prepend(Element("h2", ClaimReportText.Heading(kind.Key)))).Select(Text))}
            {string.Join('\n', figures.Select(Picture))}
            """,
            origin: Origin(report, figures, hash).Html);

    private static Origin Origin(ClaimReport report, IEnumerable<Section> figures, string hash) => new(
        "report", hash[..16], $"pureoptim run {ClaimReport.Name}{(report.Budget == Budget.Quick ? " --quick" : "")}",
        "which runs the trials that the store does not have yet")
    {
        Facts = [("what the id is", "the first digits of the SHA-256 of claims.json, in which all numbers of this page are")],
        Files = ["claims.json", "claims.md", "summary.md", .. figures.Select(figure => $"{figure.Name}.svg")],
    };

    private static string Picture(Section figure) =>
        $"""
        <h2>{Report.Escape(figure.Title)}</h2>
        {Report.Figure(figure)}
        """;

    private static XElement Row(ClaimReportRow row) => Element("details",
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

    private static IEnumerable<XElement> Numbers(ClaimReportRow row) => row.Results.GroupBy(result => result.Case.Measure.What)
        .Select(group => HtmlTable.Of(ClaimReportText.Table(Claim.Sentenced(group.Key), group)));

    private static IEnumerable<XElement> Proof(CaseResult result) => new ReportBlock[]
    {
        new ReportBlock.Paragraph($"{result.Case.Name}: {result.Case.Measure.What}"), new ReportBlock.Bullets([.. result.Measured.Evidence.Select(ClaimReportText.Line)]),
    }.Select(HtmlReport.Of);
}
