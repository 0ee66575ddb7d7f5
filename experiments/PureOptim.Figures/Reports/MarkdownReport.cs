using System.Globalization;
using System.Text;

namespace PureOptim.Figures.Reports;

/// <summary>Reports as Markdown.</summary>
internal static class MarkdownReport
{
    /// <summary>The text of a report: its parts with an empty line between them.</summary>
    internal static string Of(params IEnumerable<ReportBlock> blocks) => string.Join('\n', blocks.Select(Of));

    private static string Of(ReportBlock block) => block switch
    {
        ReportBlock.Heading heading => $"{new string('#', heading.Level)} {heading.Words}\n",
        ReportBlock.Paragraph paragraph => $"{Of(paragraph.Text)}\n",
        ReportBlock.Bullets bullets => string.Concat(bullets.Items.Select(item => $"- {Of(item)}\n")),
        ReportBlock.Formula formula => $"$${formula.LaTeX}$$\n",
        ReportBlock.Listing listing => $"```text\n{listing.Lines}\n```\n",
        ReportBlock.Details details => $"{details.Summary}:\n\n{Of(details.Blocks)}",
        ReportTable table => Of(table),
        _ => throw new ArgumentException($"Markdown has no {block.GetType().Name}.", nameof(block)),
    };

    private static string Of(ReportTable table)
    {
        var text = new StringBuilder(table.Caption.Length == 0 ? "" : $"{table.Caption}\n\n");

        // An empty heading has one blank, as GitHub and editors write it.
        text.Append('|').Append(string.Concat(table.Headings.Select(heading => heading.Length == 0 ? " |" : $" {Cell(heading)} |"))).Append('\n');
        text.Append('|').Append(string.Concat(table.Headings.Select((_, i) => $" {(table.Centred.Contains(i) ? ":-:" : table.RightAligned.Contains(i) ? "--:" : "---")} |"))).Append('\n');
        foreach (var row in table.Rows) text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Select(cell => Cell(Of(cell))))} |\n");
        return text.ToString();
    }

    private static string Of(ReportText text) => string.Concat(text.Spans.Select(span => span.Mark switch
    {
        ReportMark.Strong => $"**{span.Words}**",
        ReportMark.Code => $"`{span.Words}`",
        ReportMark.Link => $"[{span.Words}]({span.Target})",
        _ => span.Words,
    }));

    private static string Cell(string text) => text.Replace("|", @"\|", StringComparison.Ordinal);
}
