using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Studies;

/// <summary>The files that a study leaves behind, the summary last.</summary>
internal static class StudyArtifacts
{
    /// <summary>What can be done with the id of a trial.</summary>
    internal const string Kept = "the store keeps each under its id, and \"pureoptim replay ID\" runs it again and compares every stored bit";

    internal static ImmutableArray<Artifact> Of(StudyDescription description, StudyTrials trials, StudyReport report) =>
    [
        new("description.json", description.Canonical),
        new("trials.csv", Rows(trials)),
        .. report.Pictures.Select(picture => new Artifact($"{picture.Name}.svg", picture.Picture)),
        new("report.html", Report.ForStudy(report.Title, report.Lead, [Findings(report), .. report.Pictures, .. Tables(report), Ids(trials, report)],
            OriginOf(description, ["description.json", "trials.csv", .. report.Pictures.Select(picture => $"{picture.Name}.svg"), "summary.json"]))),
        new("summary.json", CanonicalText.Of(Summary(description, trials, report))),
    ];

    /// <summary>The study in one JSON object: what was found, and every trial that it was found from.</summary>
    internal static JsonObject Summary(StudyDescription description, StudyTrials trials, StudyReport report) => new()
    {
        ["library"] = $"PureOptim {LibraryBuild.Version}",
        ["study"] = description.Name,
        ["id"] = description.Id,
        ["findings"] = JsonReport.Of(ReportBlock.Bullets.Of(report.Findings)),
        ["tables"] = new JsonArray([.. report.Tables.Select(JsonReport.Of)]),
        ["trials"] = new JsonArray([.. All(trials).Select(Trial)]),
    };

    /// <summary>The origin of a study's page.</summary>
    internal static Origin OriginOf(StudyDescription description, IEnumerable<string> files) => new(
        "study", description.Id[..16],
        $"pureoptim run {description.Name}{(description.Id == Study.Find(description.Name)?.Describe(quick: true).Id ? " --quick" : "")}",
        "which runs the trials that the store does not have yet")
    {
        Files = [.. files],
    };

    private static JsonNode Trial((string Sweep, MeasuredTrial MeasuredTrial) trial) => new JsonObject
    {
        ["sweep"] = trial.Sweep,
        ["optimizer"] = trial.MeasuredTrial.Label,
        ["id"] = trial.MeasuredTrial.Trial.Id,
        ["loss"] = ValueWriter.Number(trial.MeasuredTrial.Result.Score),
        ["digest"] = trial.MeasuredTrial.Result.Digest,
    };

    private static string Rows(StudyTrials trials)
    {
        var text = new StringBuilder("sweep,optimizer,settings,problem,seed,loss,diverged,id\n");
        foreach (var row in All(trials).Select(trial => Cells(trial.Sweep, trial.MeasuredTrial)))
            text.AppendJoin(',', row.Select(Csv.Quoted)).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<string> Cells(string sweep, MeasuredTrial trial) =>
    [
        sweep, trial.Label, SettingsText.Of(trial.Optimizer), ProblemText.Of(trial.Trial.Description.Problem), $"{trial.Trial.Description.Seed}",
        NumberText.Shortest(trial.Result.Score), trial.Diverged ? "yes" : "no", trial.Trial.Id,
    ];

    private static IEnumerable<(string Sweep, MeasuredTrial MeasuredTrial)> All(StudyTrials trials) =>
        trials.Parts.SelectMany(part => part.Trials.Select(trial => (part.Sweep, trial)));

    private static Section Findings(StudyReport report) => new("findings", "What was found", "")
    {
        Blocks = [ReportBlock.Bullets.Of(report.Findings), .. report.HasTablesLast ? [] : report.Tables],
    };

    /// <summary>The tables as a part of their own.</summary>
    private static IEnumerable<Section> Tables(StudyReport report) => report.HasTablesLast ? [new("tables", "The numbers", "") { Blocks = [.. report.Tables] }] : [];

    private static Section Ids(StudyTrials trials, StudyReport report) => new("trials", "The trials", report.Listed.IsEmpty
        ? $"Every number on this page follows from these runs; {Kept}."
        : $"The runs that are shown, of {All(trials).Count()}: trials.csv has all; {Kept}.")
    {
        Blocks =
        [
            new ReportBlock.Details(CountText.Of(Listed(trials, report).Length, "trial"),
            [
                ReportTable.Of("The trials", ["optimizer", "settings", "problem", "seed", "loss", "id"],
                    Listed(trials, report).Select(trial => Cells("", trial).Where((_, column) => column is not (0 or 6)))),
            ]),
        ],
    };

    private static ImmutableArray<MeasuredTrial> Listed(StudyTrials trials, StudyReport report) =>
        report.Listed.IsEmpty ? [.. All(trials).Select(trial => trial.MeasuredTrial)] : report.Listed;
}
