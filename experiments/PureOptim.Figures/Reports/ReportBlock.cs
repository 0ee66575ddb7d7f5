using System.Collections.Immutable;
using System.Xml.Linq;

namespace PureOptim.Figures.Reports;

/// <summary>
/// A part of a report: one of these, or a <see cref="ReportTable"/>. A report is a list of them. It is written as Markdown, as JSON, as a part of a
/// page and in a terminal, by one writer each.
/// </summary>
internal abstract record ReportBlock
{
    /// <summary>A heading.</summary>
    /// <param name="Words">Its words.</param>
    /// <param name="Level">1 for the title, 2 for a part, and so on.</param>
    internal sealed record Heading(string Words, int Level) : ReportBlock;

    /// <summary>A paragraph.</summary>
    /// <param name="Text">Its text.</param>
    internal sealed record Paragraph(ReportText Text) : ReportBlock;

    /// <summary>A list.</summary>
    /// <param name="Items">Its items.</param>
    internal sealed record Bullets(ImmutableArray<ReportText> Items) : ReportBlock
    {
        /// <summary>The list of items that are made one by one.</summary>
        internal static Bullets Of(IEnumerable<string> items) => new([.. items.Select(item => (ReportText)item)]);
    }

    /// <summary>A formula on a line of its own.</summary>
    /// <param name="LaTeX">The formula.</param>
    internal sealed record Formula(string LaTeX) : ReportBlock;

    /// <summary>Lines that are shown as they are.</summary>
    /// <param name="Lines">The lines, parted by line feeds.</param>
    /// <param name="Language">The language of the lines, as Markdown calls it; <c>text</c> for none.</param>
    internal sealed record Listing(string Lines, string Language = "text") : ReportBlock;

    /// <summary>A part that is HTML already, for what Markdown cannot say; only Markdown and pages have it.</summary>
    /// <param name="Content">The element.</param>
    internal sealed record Raw(XElement Content) : ReportBlock;

    /// <summary>A part that a reader opens to see it.</summary>
    /// <param name="Summary">The title of the part.</param>
    /// <param name="Blocks">The content.</param>
    internal sealed record Details(string Summary, ImmutableArray<ReportBlock> Blocks) : ReportBlock;
}
