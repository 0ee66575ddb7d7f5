using System.Collections.Immutable;
using PureOptim.Experiments.Laws;
using PureOptim.Figures.Reports;
using PureOptim.Laws;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reference;

/// <summary>The page of one law: what it says, how it is checked, for which subjects it holds, and the smallest counterexample for each of the others.</summary>
/// <param name="Matrix">The table that the law is a row of.</param>
/// <param name="Row">The law with its verdicts.</param>
internal sealed record LawPage(LawMatrix Matrix, LawRow Row)
{
    /// <summary>The folder of these pages.</summary>
    internal const string Folder = "laws";

    /// <summary>The name of a law's file.</summary>
    internal static string FileOf(LawStatement law) => law.Id.ToLowerInvariant();

    /// <summary>The page.</summary>
    internal ReferencePage Page => new(Folder, FileOf(Row.Law), $"Law {Row.Law.Id}", Row.Law.Statement,
    [
        new ReportBlock.Paragraph(Row.Law.Statement),
        new ReportBlock.Formula(Row.Law.Formula),
        new ReportBlock.Paragraph($"Group {Row.Law.Group}, {Row.Group.ToLowerInvariant()}. Checked {Row.Kind}, on up to {CountText.Of(Matrix.Cases, "case")} for each {Matrix.Noun}.{(Row.Law.Limits is { } limits ? $" {limits}" : "")}"),
        .. Proved(),
        .. Holding(),
        .. Refuted(),
    ])
    {
        Section = Matrix.Noun == "optimizer" ? $"{Row.Law.Group}: {Row.Group}" : Matrix.Title,
    };

    private IEnumerable<ReportBlock> Holding()
    {
        foreach (var mark in new[] { Mark.Exact, Mark.Bounded })
        {
            Cell[] cells = [.. Row.Cells.Where(cell => cell.Mark == mark)];
            if (cells.Length == 0) continue;
            yield return new ReportBlock.Heading(mark == Mark.Exact ? $"Holds exactly" : $"Holds within rounding, at most {BoundText.Of(Row.Bound)}", 2);
            yield return new ReportBlock.Paragraph(ReportText.Of([.. Separated(cells.GroupBy(cell => cell.Subject.TypeCatalog).Select(Family))]));
        }
    }

    /// <summary>The optimizers of which it is proved, by what the proof allows.</summary>
    private IEnumerable<ReportBlock> Proved()
    {
        var proved = Row.Cells.Where(cell => cell.Proof is not null).ToArray();
        if (proved.Length == 0) yield break;
        yield return new ReportBlock.Heading($"{KnownProof.Symbol} Proved", 2);
        yield return new ReportBlock.Paragraph($"From the rules that run, by {KnownProofs.Solvers}; `pureoptim prove --law {Row.Law.Id} --out DIR` writes what they were asked.");
        foreach (var cells in proved.GroupBy(cell => cell.Proof!.Words))
            yield return new ReportBlock.Paragraph(ReportText.Of([$"{char.ToUpperInvariant(cells.Key[0])}{cells.Key[1..]}: ", .. Separated(cells.GroupBy(cell => cell.Subject.TypeCatalog).Select(Family))]));
    }

    private IEnumerable<ReportBlock> Refuted()
    {
        var families = Row.Cells.Where(cell => cell.Verdict.IsBroken).GroupBy(cell => cell.Subject.TypeCatalog).ToArray();
        if (families.Length == 0) yield break;
        yield return new ReportBlock.Heading("Does not hold", 2);
        yield return new ReportBlock.Paragraph("As predicted; the smallest counterexample that was found for each.");
        foreach (var family in families) yield return new ReportBlock.Details(family.Key, [.. CounterexampleStory.Of(family.First())]);
    }

    private ReportSpan Family(IGrouping<string, Cell> family)
    {
        var options = family.Count();
        var all = Matrix.Subjects.Count(subject => subject.TypeCatalog == family.Key);
        var name = options == all ? family.Key : $"{family.Key} ({options} of {all} variants)";
        return SubjectPages.Find(Matrix.Noun, family.Key) is { } target ? ReportSpan.Link(name, target) : name;
    }

    private static IEnumerable<ReportSpan> Separated(IEnumerable<ReportSpan> spans) => spans.SelectMany((span, i) => i == 0 ? [span] : new ReportSpan[] { ", ", span });
}
