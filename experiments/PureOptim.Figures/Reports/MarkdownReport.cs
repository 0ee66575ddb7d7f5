using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PureOptim.Figures.Reports;

/// <summary>Reports as Markdown.</summary>
internal static partial class MarkdownReport
{
    /// <summary>The text of a report: its parts with an empty line between them.</summary>
    internal static string Of(params IEnumerable<ReportBlock> blocks) => string.Join('\n', blocks.Select(Of));

    private static string Of(ReportBlock block) => block switch
    {
        ReportBlock.Heading heading => $"{new string('#', heading.Level)} {heading.Words}\n",
        ReportBlock.Paragraph paragraph => $"{Of(paragraph.Text)}\n",
        ReportBlock.Bullets bullets => string.Concat(bullets.Items.Select(item => $"- {Of(item)}\n")),
        ReportBlock.Formula formula => $"$${formula.LaTeX}$$\n",
        ReportBlock.Listing listing => $"```{listing.Language}\n{listing.Lines}\n```\n",
        ReportBlock.Raw raw => $"{raw.Content.ToString(SaveOptions.DisableFormatting)}\n",
        ReportBlock.Details details => $"<details>\n<summary>{new XText(details.Summary)}</summary>\n\n{Of(details.Blocks)}\n</details>\n",
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
        ReportMark.Strong => $"**{Escaped(span.Words)}**",
        ReportMark.Code => $"`{span.Words}`",
        ReportMark.Link => $"[{Escaped(span.Words)}]({span.Target})",
        ReportMark.Picture => $"![{Escaped(span.Words)}]({span.Target})",
        ReportMark.Raw => span.Words,
        _ => Escaped(span.Words),
    }));

    /// <summary>Words in which no character has a meaning for Markdown, that of docfx included, where ^ raises.</summary>
    private static string Escaped(string words) => Meaningful().Replace(words, @"\$0");

    private static string Cell(string text) => text.Replace("|", @"\|", StringComparison.Ordinal);

    [GeneratedRegex(@"[\\`*_\[~$^]|<(?=[A-Za-z/!?])")]
    private static partial Regex Meaningful();
}
