using System.Collections.Immutable;
using PureOptim.Figures.Reports;
using Spectre.Console;

namespace PureOptim.Experiments.Terminal;

/// <summary>
/// A table for people: framed on a terminal, two blanks between the columns elsewhere, and no line wider than it may be. Cells are wrapped
/// between words; where not even single words fit beside each other, each row becomes a list of its cells.
/// </summary>
/// <param name="Headings">The headings; none where there are none.</param>
/// <param name="Rows">The rows, each with as many cells as there are headings.</param>
internal sealed record TextTable(ImmutableArray<string> Headings, ImmutableArray<ImmutableArray<string>> Rows)
{
    private const string Gap = "  ";

    /// <summary>The table of a report, without its caption.</summary>
    internal static TextTable Of(ReportTable table) =>
        new(table.Headings, [.. table.Rows.Select(row => row.Select(cell => cell.Plain).ToImmutableArray())]) { RightAligned = table.RightAligned };

    /// <summary>The columns whose cells stand on the right, as numbers do.</summary>
    internal ImmutableHashSet<int> RightAligned { get; init; } = [];

    /// <summary>Whether a terminal shows a frame.</summary>
    internal bool IsFramed { get; init; } = true;

    /// <summary>The indent of each line of a table without a frame.</summary>
    internal string Indent { get; init; } = "";

    /// <summary>Writes the table.</summary>
    /// <param name="context">The outside world.</param>
    /// <param name="width">The largest width of a line; null for the width of the context.</param>
    internal void Print(ToolContext context, int? width = null)
    {
        var room = width ?? context.Width;
        var table = this with { Headings = Printable(Headings), Rows = [.. Rows.Select(Printable)] };
        if (IsFramed && context.OutIsTerminal) table.PrintFramed(context, room);
        else foreach (var line in table.Lines(room)) context.Out.WriteLine(line);
    }

    /// <summary>The lines of the table without a frame, none with a blank at its end.</summary>
    internal IEnumerable<string> Lines(int width)
    {
        var room = width - Indent.Length;
        var lines = Fit(room - Gap.Length * (Columns - 1)) is { } widths ? Shown.SelectMany(row => Beside(row, widths)) : Below(room);
        return lines.Select(line => (Indent + line).TrimEnd());
    }

    private int Columns => Headings.IsEmpty ? Rows[0].Length : Headings.Length;

    private IEnumerable<ImmutableArray<string>> Shown => Headings.IsEmpty ? Rows : Rows.Prepend(Headings);

    private static ImmutableArray<string> Printable(ImmutableArray<string> cells) => [.. cells.Select(cell => PrintableText.Line(cell))];

    /// <summary>The width of each column, so that all fit into a line; null where some word is too long for that.</summary>
    private int[]? Fit(int room)
    {
        var cells = Enumerable.Range(0, Columns).Select(column => Shown.Select(row => row[column]).ToArray()).ToArray();
        var widths = cells.Select(column => column.Max(CellText.Width)).ToArray();
        var least = cells.Select(column => column.SelectMany(cell => cell.Split(' ')).Max(CellText.Width)).ToArray();
        if (least.Sum() > room) return null;
        while (widths.Sum() > room)
        {
            // The widest column that can still be narrower gives, and takes no more than its lines then need.
            var widest = Enumerable.Range(0, Columns).Where(column => widths[column] > least[column]).MaxBy(column => widths[column]);
            widths[widest] = cells[widest].Max(cell => Words.Wrap(cell, widths[widest] - 1).Max(CellText.Width));
        }

        return widths;
    }

    private IEnumerable<string> Beside(ImmutableArray<string> row, int[] widths)
    {
        var cells = row.Select((cell, column) => Words.Wrap(cell, widths[column])).ToArray();
        return Enumerable.Range(0, cells.Max(cell => cell.Length)).Select(line => string.Join(Gap, cells.Select((cell, column) =>
            CellText.Pad(line < cell.Length ? cell[line] : "", widths[column], RightAligned.Contains(column)))));
    }

    /// <summary>Each cell behind its heading, and an empty line between the rows.</summary>
    private IEnumerable<string> Below(int room) => Rows.SelectMany((row, i) => row
        .Select((cell, column) => Headings.IsEmpty ? cell : $"{Headings[column]}: {cell}")
        .Where((_, column) => row[column].Length > 0)
        .SelectMany(cell => Words.Wrap(cell, room - Gap.Length).Select((line, j) => j == 0 ? line : Gap + line))
        .Concat(i < Rows.Length - 1 ? [""] : Array.Empty<string>()));

    private void PrintFramed(ToolContext context, int room)
    {
        // A frame takes a line and two blanks for each column, and the line on the right.
        if (Fit(room - 3 * Columns - 1) is not { } widths)
        {
            foreach (var line in Lines(room)) context.Out.WriteLine(line);
            return;
        }

        var table = new Table { Border = TableBorder.Rounded };
        foreach (var (column, width) in widths.Index())
        {
            var heading = new TableColumn(TerminalOutput.Text(Headings[column])) { Width = width };
            table.AddColumn(RightAligned.Contains(column) ? heading.RightAligned() : heading);
        }

        foreach (var row in Rows) table.AddRow([.. row.Select(TerminalOutput.Text)]);
        TerminalOutput.Of(context).Write(table);
    }
}
