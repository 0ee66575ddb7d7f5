using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Wording;
using Spectre.Console;

namespace PureOptim.Experiments.Laws;

/// <summary>The tables for a terminal: a letter for each subject, a symbol for each verdict, what is not as expected in full.</summary>
internal static class LawsTable
{
    /// <summary>The default width of the table.</summary>
    private const int Width = 100;

    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    internal static void Print(LawReport report, ToolContext context)
    {
        foreach (var matrix in report.Matrices) Print(matrix, context);
    }

    private static void Print(LawMatrix matrix, ToolContext context)
    {
        var console = TerminalOutput.Of(context);
        var width = int.Clamp(context.Columns ?? Width, 60, 160);
        context.Out.WriteLine($"{matrix.Title}: {matrix.Summary}");
        context.Out.WriteLine();
        if (LawsOverview.Suits(matrix)) PrintCounts(matrix, console);
        else PrintCells(matrix, context, console, width);
        context.Out.WriteLine();
        foreach (var (mark, count) in matrix.Counts) console.MarkupLine($"{Colored(mark)} {count,5}  {mark.Meaning}");
        if (matrix.Proved > 0) console.MarkupLine($"{KnownProof.Symbol} {matrix.Proved,5}  {matrix.ProvedText}");
        foreach (var cell in Told(matrix)) Tell(cell, context);
        context.Out.WriteLine();
    }

    /// <summary>Of many subjects: how many verdicts of each kind a family has.</summary>
    private static void PrintCounts(LawMatrix matrix, IAnsiConsole console)
    {
        Mark[] marks = [.. matrix.Counts.Select(count => count.Mark)];
        console.MarkupLine($"{"",-24}{string.Concat(marks.Select(mark => $"{new string(' ', 5)}{Colored(mark)}"))}");
        foreach (var (family, _, part) in LawsOverview.Families(matrix))
        {
            var counts = part.Counts.ToDictionary(count => count.Mark, count => count.Count);
            console.MarkupLine($"{TerminalOutput.Text(Cut(family, 24)),-24}{string.Concat(marks.Select(mark => $"{counts.GetValueOrDefault(mark),6}"))}");
        }
    }

    /// <summary>A row for each law, with a symbol for each subject.</summary>
    private static void PrintCells(LawMatrix matrix, ToolContext context, IAnsiConsole console, int width)
    {
        foreach (var (i, subject) in matrix.Subjects.Index()) context.Out.WriteLine($"  {Letter(i)}  {subject.Label}");
        context.Out.WriteLine();

        var room = int.Max(16, width - 6 - 2 * matrix.Subjects.Length - 9);
        console.MarkupLine($"      {string.Join(' ', matrix.Subjects.Select((_, i) => Letter(i)))}  {"bound",7}  statement");
        foreach (var row in matrix.Rows)
        {
            var symbols = string.Join(' ', row.Cells.Select(cell => Colored(cell.Mark)));
            var statement = TerminalOutput.Text(Cut(row.Law.Statement, room - 1));
            console.MarkupLine($"{row.Law.Id,-5} {symbols}  {LawsMarkdown.Bound(row),7}  {statement}");
        }
    }

    /// <summary>Counterexamples are for one optimizer the result; among all of them, only the unexpected ones are news.</summary>
    private static IEnumerable<Cell> Told(LawMatrix matrix) =>
        matrix.Cells.Where(cell => cell.Mark.IsExpected is not true || (matrix.Families == 1 && cell.Verdict.IsBroken));

    private static void Tell(Cell cell, ToolContext context)
    {
        context.Out.WriteLine();
        var tried = CountText.Of(cell.Verdict.Cases, "case")
            + (cell.Verdict.VacuousCases > 0 && !cell.Verdict.IsBroken ? $", {cell.Verdict.VacuousCases} of which say nothing" : "");
        context.Out.WriteLine($"{cell.Mark.Symbol} {cell.Verdict.Law.Id} {cell.Subject.Label}: {cell.Mark.Meaning} ({tried})");
        TerminalOutput.Paragraph(context, cell.Verdict.Law.Statement, "  ");
        if (cell.Varied is { } varied) TerminalOutput.Paragraph(context, varied, "  ");
        if (cell.Verdict.Counterexample is not { } counterexample) return;
        foreach (var line in counterexample.ReplaceLineEndings("\n").Split('\n')) context.Out.WriteLine($"  {line}");
        context.Out.WriteLine($"  {LawMatrix.CommandFor(cell)}");
    }

    private static string Colored(Mark mark) => $"[{mark.Color}]{TerminalOutput.Text(mark.Symbol)}[/]";

    private static char Letter(int subject) => Letters[subject % Letters.Length];

    private static string Cut(string text, int length) => text.Length <= length ? text : $"{text[..(length - 1)].TrimEnd()}…";
}
