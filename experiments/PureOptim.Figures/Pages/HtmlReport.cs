using System.Xml.Linq;
using PureOptim.Figures.Reports;
using static PureOptim.Figures.Pages.Html;

namespace PureOptim.Figures.Pages;

/// <summary>Reports as parts of a page.</summary>
internal static class HtmlReport
{
    /// <summary>A part of a report as an element.</summary>
    internal static XElement Of(ReportBlock block) => block switch
    {
        ReportBlock.Heading heading => Element($"h{heading.Level}", heading.Words),
        ReportBlock.Paragraph paragraph => Element("p", Marked(paragraph.Text)),
        ReportBlock.Bullets bullets => Element("ul", bullets.Items.Select(item => Element("li", Marked(item)))),
        ReportBlock.Formula formula => Element("p", Element("code", formula.LaTeX)),
        ReportBlock.Listing listing => Element("pre", listing.Lines),
        ReportBlock.Details details => Element("details", Element("summary", details.Summary), details.Blocks.Select(Of)),
        ReportTable table => HtmlTable.Of(table),
        _ => throw new ArgumentException($"A page has no {block.GetType().Name}.", nameof(block)),
    };

    /// <summary>A text with its marks, as the content of an element.</summary>
    internal static object[] Marked(ReportText text) =>
    [
        .. text.Spans.Select(object (span) => span.Mark switch
        {
            ReportMark.Strong => Element("b", span.Words),
            ReportMark.Code => Element("code", span.Words),
            ReportMark.Link => Element("a", Attribute("href", span.Target), span.Words),
            _ => span.Words,
        }),
    ];
}
