using System.Text;
using PureOptim.Laws;
using PureOptim.Runs.Files;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Laws;

/// <summary>The tables as Markdown, and each law with its formula and the counterexamples to it.</summary>
internal static class LawsMarkdown
{
    internal static string Of(LawReport report)
    {
        var text = new StringBuilder().Append(null, $"# Laws\n\nChecked by PureOptim {LibraryBuild.Version}.\n");
        foreach (var matrix in report.Matrices) Append(text, matrix);
        return text.ToString();
    }

    private static void Append(StringBuilder text, LawMatrix matrix)
    {
        text.Append(null, $"\n## {matrix.Title}\n\n{matrix.Summary}.\n\n");
        foreach (var (mark, count) in matrix.Counts) text.Append(null, $"- {mark.Symbol} {mark.Meaning}: {count}\n");
        text.Append('\n');
        AppendRow(text, ["law", .. matrix.Subjects.Select(subject => subject.Label), "bound", "statement"]);
        AppendRow(text, ["---", .. matrix.Subjects.Select(_ => ":-:"), "---", "---"]);
        foreach (var row in matrix.Rows)
            AppendRow(text, [Link(row), .. row.Cells.Select(cell => cell.Mark.Symbol), Bound(row), row.Law.Statement]);
        foreach (var row in matrix.Rows) AppendLaw(text, row);
    }

    /// <summary>The widest bound of a row that needs one.</summary>
    internal static string Bound(LawRow row) => row.Bound > 0 ? BoundText.Of(row.Bound) : "";

    private static string Link(LawRow row) => $"[{row.Law.Id}](#{row.Law.Id.ToLowerInvariant()})";

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", @"\|", StringComparison.Ordinal))).Append(" |\n");

    private static void AppendLaw(StringBuilder text, LawRow row)
    {
        text.Append(null, $"\n### {row.Law.Id}\n\n{row.Law.Statement}\n\n$${row.Law.Formula}$$\n\n{(row.Law.Limits is { } limits ? $"{limits} " : "")}Checked: {row.Kind}.\n\n");
        foreach (var cells in row.Cells.GroupBy(cell => cell.Mark))
            text.Append(null, $"- {cells.Key.Symbol} {cells.Key.Meaning}: {string.Join("; ", cells.Select(Tried))}\n");
        foreach (var cells in row.Cells.Where(cell => cell.Varied is not null).GroupBy(cell => cell.Varied!))
            text.Append(null, $"- {string.Join("; ", cells.Select(cell => cell.Subject.Label))}: {char.ToLowerInvariant(cells.Key[0])}{cells.Key[1..^1]}\n");
        foreach (var cell in row.Cells.Where(cell => cell.Verdict.IsBroken))
        {
            text.Append(null, $"\n{cell.Mark.Symbol} {cell.Subject.Label}, found again by `{LawMatrix.CommandFor(cell)}`:\n\n")
                .Append(null, $"```text\n{cell.Verdict.Counterexample!.ReplaceLineEndings("\n")}\n```\n");
        }
    }

    private static string Tried(Cell cell)
    {
        if (cell.Mark == Mark.Silent) return cell.Subject.Label;
        var bound = cell.Mark == Mark.Bounded ? $"{BoundText.Of(cell.Verdict.Bound)}, " : "";
        var silent = cell.Verdict.VacuousCases > 0 ? $", {cell.Verdict.VacuousCases} of which say nothing" : "";
        return $"{cell.Subject.Label} ({bound}{CountText.Of(cell.Verdict.Cases, "case")}{silent})";
    }
}
