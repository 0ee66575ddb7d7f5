using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Studies;

/// <summary>The files that <see cref="Choice"/> leaves behind.</summary>
internal static class ChoiceArtifacts
{
    internal static ImmutableArray<Artifact> Of(Choice choice, StudyReport report, ChoiceCosts costs) =>
    [
        new("description.json", choice.Plan.Canonical),
        new("costs.json", costs.Text),
        new("trials.csv", Trials(choice)),
        .. report.Pictures.Select(picture => new Artifact($"{picture.Name}.svg", picture.Picture)),
        new("report.html", Report.ForStudy(report.Title, report.Lead,
            [new("findings", "What was found", "") { Blocks = [ReportBlock.Bullets.Of(report.Findings), .. report.Tables] }, new("method", "How it was done", "") { Blocks = [ReportBlock.Bullets.Of([.. choice.Method, $"trials.csv names every trial that counts; {StudyArtifacts.Kept}."])] }, .. report.Pictures],
            new("study", choice.Plan.Id[..16], $"pureoptim run {ChoicePlan.Name}{(choice.Plan.IsQuick ? " --quick" : "")}", "which runs the trials that the store does not have yet; the costs of steps are those of costs.json, measured once for a store")
            {
                Files = ["description.json", "costs.json", "trials.csv", .. report.Pictures.Select(picture => $"{picture.Name}.svg"), "summary.json"],
            })),
        new("summary.json", CanonicalText.Of(Summary(choice, report))),
    ];

    /// <summary>The study in one JSON object.</summary>
    internal static JsonObject Summary(Choice choice, StudyReport report) => new()
    {
        ["library"] = $"PureOptim {LibraryBuild.Version}",
        ["study"] = ChoicePlan.Name,
        ["id"] = choice.Plan.Id,
        ["findings"] = JsonReport.Of(ReportBlock.Bullets.Of(report.Findings)),
        ["tables"] = new JsonArray([.. report.Tables.Concat(report.Pictures.SelectMany(picture => picture.Blocks.OfType<ReportTable>())).Select(JsonReport.Of)]),
    };

    private static string Trials(Choice choice)
    {
        var text = new StringBuilder("problem,optimizer,settings,seed,loss,loss in Adam's time,id\n");
        foreach (var row in choice.Rows)
        {
            foreach (var (i, trial) in row.Trials.Index())
            {
                text.AppendJoin(',', new[]
                {
                    row.Problem.Name, trial.Label, SettingsText.Of(trial.Optimizer), $"{i + 1}", NumberText.Shortest(row.Losses[i]), NumberText.Shortest(row.LossesInTime[i]), trial.Trial.Id,
                }.Select(Csv.Quoted)).Append('\n');
            }
        }

        return text.ToString();
    }
}
