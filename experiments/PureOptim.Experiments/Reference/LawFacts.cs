using System.Collections.Immutable;
using PureOptim.Experiments.Laws;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reference;

/// <summary>What the laws say of subjects, by the names of their families.</summary>
/// <param name="Matrix">The verdicts.</param>
internal sealed record LawFacts(LawMatrix Matrix)
{
    private readonly Lazy<ILookup<string, (LawRow Row, Cell Cell)>> _byFamily = new(() =>
        (from row in Matrix.Rows from cell in row.Cells where cell.Mark != Mark.Silent select (row, cell)).ToLookup(pair => pair.cell.Subject.TypeCatalog));

    /// <summary>The laws of a family: how many, those that hold by group, and the smallest counterexample to each of the others.</summary>
    internal IEnumerable<ReportBlock> Of(string family)
    {
        // A family's plain form comes first, and says enough where its options say the same.
        var rows = _byFamily.Value[family].GroupBy(pair => pair.Row).Select(group => (Row: group.Key, Cells: group.Select(pair => pair.Cell).ToArray())).ToArray();
        if (rows.Length == 0) yield break;
        var holding = rows.Where(row => row.Cells.Any(cell => cell.Mark == Mark.Exact || cell.Mark == Mark.Bounded)).ToArray();
        var refuted = rows.Where(row => row.Cells.Any(cell => cell.Verdict.IsBroken)).ToArray();
        yield return new ReportBlock.Heading("Laws", 2);
        yield return new ReportBlock.Paragraph(
            $"{CountText.Of(holding.Length, "law")} hold for it, with some or all of its options, and {CountText.Of(refuted.Length, "law")} do not; each was tried on up to {Matrix.Cases} cases. {KnownProof.Symbol} stands where {KnownProofs.Solvers} proved it for all real numbers (`pureoptim prove`){(rows.Any(row => row.Cells.Any(cell => cell.Proof?.Shapes is not null)) ? $", {KnownProof.OfShapes} where they did {KnownProof.MeaningOfShapes}" : "")}.");
        foreach (var group in holding.Where(row => row.Row.Law.Group != 'C').GroupBy(row => row.Row.Group))
        {
            yield return new ReportBlock.Details($"{group.Key}: {group.Count()} hold", [new ReportBlock.Bullets([.. group.Select(row => Line(row.Row, row.Cells))])]);
        }

        var edges = holding.Where(row => row.Row.Law.Group == 'C').ToArray();
        if (edges.Length > 0)
        {
            yield return new ReportBlock.Heading("At the edges", 3);
            yield return new ReportBlock.Bullets([.. edges.Select(row => Line(row.Row, row.Cells))]);
        }

        if (refuted.Length == 0) yield break;
        yield return new ReportBlock.Heading("What does not hold", 3);
        foreach (var (row, cells) in refuted)
        {
            yield return new ReportBlock.Details($"{row.Law.Id}: {row.Law.Statement}", [.. CounterexampleStory.Of(cells.First(cell => cell.Verdict.IsBroken))]);
        }
    }

    private static ReportText Line(LawRow row, Cell[] cells)
    {
        var holding = cells.Where(cell => cell.Mark == Mark.Exact || cell.Mark == Mark.Bounded).ToArray();
        var bound = holding.Max(cell => cell.Verdict.Bound);
        return ReportText.Of(
            ReportSpan.Link(row.Law.Id, ReferencePage.To(LawPage.Folder, LawPage.FileOf(row.Law))),
            $": {row.Law.Statement}",
            cells.FirstOrDefault(cell => cell.Proof is not null) is { Proof: { } proof } ? $" {proof.Mark}" : "",
            bound > 0 ? $" (within {PureOptim.Laws.BoundText.Of(bound)})" : "",
            holding.Length < cells.Length ? $" With: {string.Join("; ", holding.Select(cell => cell.Subject.Option.Length == 0 ? "the defaults" : cell.Subject.Option))}." : "");
    }
}
