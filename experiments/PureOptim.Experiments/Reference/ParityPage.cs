using System.Collections.Immutable;
using PureOptim.Experiments.Parity;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reference;

/// <summary>The page of recordings of other programs: how near this library's numbers come to each.</summary>
internal static class ParityPage
{
    /// <summary>The folder of the page.</summary>
    internal const string Folder = "parity";

    /// <summary>The page.</summary>
    /// <param name="reports">What the comparisons of the files found.</param>
    internal static ReferencePage Of(ImmutableArray<ParityReport> reports) => new(Folder, "index", "Parity", "How near the numbers of this library come to those that other programs recorded.",
    [
        new ReportBlock.Paragraph(ReportText.Of(
            $"{CountText.Of(reports.Sum(report => report.Outcomes.Length), "case")} that other programs computed and recorded, repeated here with the same gradients. A unit is one in the last place of the largest magnitude that a coordinate has had. Each line is what ",
            ReportSpan.Code("pureoptim parity FILE"), " prints; ",
            ReportSpan.Link("the format of the files", "../../project/experiments/PureOptim.Experiments/Parity/traces.md"), " takes numbers of yours too.")),
        new ReportTable("", ["program", "file", "cases", "bit for bit", $"within {ParityTolerances.Near.Limit} ulp", "within another bound", "outside", "not compared"], [.. reports.Select(Row)])
        {
            RightAligned = [2, 3, 4, 5, 6, 7],
        },
        new ReportBlock.Paragraph("Another bound is measured, by moving every number to its neighbour, or stated with its reason. A case is not compared where this library has no such optimizer, or where the rule leaves the path to the program."),
        .. reports.SelectMany(Cases),
    ])
    { IsAlone = true };

    private static ImmutableArray<ReportText> Row(ParityReport report)
    {
        var counts = ParityCounts.Of(report);
        return [report.Source, ReportText.Of(ReportSpan.Code(Path.GetFileName(report.File))), $"{counts.Cases}", $"{counts.Exact}", $"{counts.Near}", $"{counts.Bounded}", $"{counts.Outside}", $"{counts.Open}"];
    }

    private static IEnumerable<ReportBlock> Cases(ParityReport report) =>
    [
        new ReportBlock.Heading(Path.GetFileName(report.File), 2),
        new ReportBlock.Details($"{CountText.Of(report.Outcomes.Length, "case")} of {report.Source}", [new ReportBlock.Listing(string.Join('\n', report.Lines().Skip(1).Select(line => line.Trim())))]),
    ];
}
