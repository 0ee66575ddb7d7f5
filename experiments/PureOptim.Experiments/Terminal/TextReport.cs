using PureOptim.Figures.Reports;

namespace PureOptim.Experiments.Terminal;

/// <summary>Reports in a terminal or as plain text.</summary>
internal static class TextReport
{
    /// <summary>Writes the parts of a report. Below a table that has a caption there is an empty line.</summary>
    internal static void Print(IEnumerable<ReportBlock> blocks, ToolContext context)
    {
        foreach (var block in blocks) Print(block, context);
    }

    private static void Print(ReportBlock block, ToolContext context)
    {
        switch (block)
        {
            case ReportBlock.Heading heading: TerminalOutput.Paragraph(context, heading.Words); break;
            case ReportBlock.Paragraph paragraph: TerminalOutput.Paragraph(context, paragraph.Text.Plain); break;
            case ReportBlock.Bullets bullets:
                foreach (var item in bullets.Items) TerminalOutput.Paragraph(context, item.Plain, "- ");
                break;
            case ReportBlock.Formula formula: TerminalOutput.Paragraph(context, formula.LaTeX, "  "); break;
            case ReportBlock.Listing listing:
                foreach (var line in listing.Lines.Split('\n')) context.Out.WriteLine($"  {line}");
                break;
            case ReportBlock.Details details:
                TerminalOutput.Paragraph(context, $"{details.Summary}:");
                Print(details.Blocks, context);
                break;
            case ReportTable table:
                if (table.Caption.Length > 0) TerminalOutput.Paragraph(context, table.Caption);
                TextTable.Of(table).Print(context);
                if (table.Caption.Length > 0) context.Out.WriteLine();
                break;
            default: throw new ArgumentException($"A terminal has no {block.GetType().Name}.", nameof(block));
        }
    }
}
