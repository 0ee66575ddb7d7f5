using PureOptim.Experiments.Studies;
using Spectre.Console;

namespace PureOptim.Experiments.Output;

/// <summary>What a study has to say, for people.</summary>
internal static class StudyOutput
{
    internal static void Print(StudyReport report, ToolContext context)
    {
        var console = TerminalOutput.Of(context);
        foreach (var table in report.Tables)
        {
            context.Out.WriteLine(table.Caption);
            var grid = new Table { Border = context.OutIsTerminal ? TableBorder.Rounded : TableBorder.None };
            foreach (var header in table.Headers) grid.AddColumn(TerminalOutput.Text(header));
            foreach (var row in table.Rows) grid.AddRow([.. row.Select(TerminalOutput.Text)]);
            console.Write(grid);
            context.Out.WriteLine();
        }

        foreach (var finding in report.Findings) context.Out.WriteLine($"- {finding}");
    }
}
