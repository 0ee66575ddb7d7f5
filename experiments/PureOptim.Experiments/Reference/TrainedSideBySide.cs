using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PureOptim.Article.Studies;
using PureOptim.Experiments.Catalogue;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.Reference;

/// <summary>
/// What the full study "which to choose" found when it was last run: it takes hours, so that the reference has its summary as <c>pureoptim run choose --json</c> wrote it, and says of what
/// version that is.
/// </summary>
/// <param name="Summary">The summary.</param>
internal sealed record TrainedSideBySide(JsonObject Summary)
{
    /// <summary>The name of the file with the summary.</summary>
    private const string File = "choose.json";

    /// <summary>The summary that lies beside this code.</summary>
    internal static TrainedSideBySide Recorded { get; } = new(JsonNode.Parse(EmbeddedText.Of(typeof(TrainedSideBySide), File))!.AsObject());

    /// <summary>The study that was run.</summary>
    internal string Id => (string)Summary["id"]!;

    /// <summary>The optimizers that were with the best somewhere, by the names that people know them by.</summary>
    internal ImmutableArray<string> WithTheBest => [.. Rows.Select(row => row[0])];

    private JsonArray OverviewRows => Summary["tables"]![0]!["rows"]!.AsArray();

    private ImmutableArray<string> Headings => [.. OverviewRows[0]!.AsObject().Select(cell => cell.Key)];

    private IEnumerable<ImmutableArray<string>> Rows => OverviewRows.Select(row => row!.AsObject().Select(cell => (string)cell.Value!).ToImmutableArray());

    /// <summary>The part of the page, with links to the optimizers that the reference has.</summary>
    /// <param name="all">The optimizers of the reference.</param>
    internal IEnumerable<ReportBlock> Blocks(IEnumerable<CatalogueEntry> all)
    {
        var byName = all.ToDictionary(entry => entry.Optimizer.DisplayName);
        yield return new ReportBlock.Heading("Trained side by side", 2);
        yield return new ReportBlock.Paragraph(Choice.Limits);
        yield return ReportBlock.Bullets.Of(Summary["findings"]!.AsArray().Select(finding => (string)finding!));
        yield return new ReportTable("", Headings, [.. Rows.Select(row => row.Select((cell, i) => i == 0 && byName.TryGetValue(cell, out var entry)
            ? ReportText.Of(ReportSpan.Link(cell, ReferencePage.To(OptimizerPage.Folder, entry.Name)))
            : cell).ToImmutableArray())]);
        yield return new ReportBlock.Paragraph(ReportText.Of(
            "Found by ", ReportSpan.Code("pureoptim run choose"),
            $" of {(string)Summary["library"]!}, study {Id[..16]}{(Id == new ChoicePlan(IsQuick: false).Id ? "" : ", with other optimizers or settings than today's")}: those that are with the best by steps, by the time that Adam's take, or by both, on each of its problems. "
            + "It writes every optimizer's losses, with intervals, rates and costs."));
    }
}
