using PureOptim.Article.Studies;
using PureOptim.Experiments.Terminal;

namespace PureOptim.Experiments.Reports;

/// <summary>What a study has to say, for people.</summary>
internal static class StudyOutput
{
    internal static void Print(StudyReport report, ToolContext context)
    {
        foreach (var table in report.Tables)
        {
            TerminalOutput.Paragraph(context, table.Caption);
            new TextTable(table.Headings, table.Rows).Print(context);
            context.Out.WriteLine();
        }

        foreach (var finding in report.Findings) TerminalOutput.Paragraph(context, finding, "- ");
    }
}
