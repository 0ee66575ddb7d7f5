using System.Text.Json.Nodes;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;

namespace PureOptim.Article.Claims;

/// <summary>The report in one JSON object. Evidence of several claims stands in it once.</summary>
internal static class ClaimReportJson
{
    internal static JsonObject Of(ClaimReport report) => new()
    {
        ["library"] = $"PureOptim {LibraryBuild.Version}",
        ["effort"] = ValueWriter.Write(report.Budget, typeof(Budget)),
        ["caution"] = ClaimReportText.Caution(report.Budget),
        ["claims"] = new JsonArray([.. report.Rows.Select(Of)]),
        ["trials"] = new JsonObject(report.Rows.SelectMany(row => row.Results).SelectMany(result => result.Measured.Evidence)
            .Where(evidence => evidence.Kind == EvidenceKind.Trial)
            .DistinctBy(evidence => evidence.Id)
            .Select(evidence => KeyValuePair.Create(evidence.Id, (JsonNode?)evidence.Text))),
    };

    private static JsonObject Of(ClaimReportRow row) => new()
    {
        ["id"] = row.Claim.Id,
        ["kind"] = row.Claim.Kind == ClaimKind.Claim ? "claim" : "erratum",
        ["claim"] = row.Claim.Sentence,
        ["criterion"] = row.Claim.Criterion,
        ["outcome"] = row.Verdict.Name,
        ["mark"] = row.Verdict.Mark,
        ["verdict"] = row.Verdict.Words,
        ["cases"] = new JsonArray([.. row.Results.Select(Of)]),
    };

    private static JsonObject Of(CaseResult result) => new()
    {
        ["case"] = result.Case.Name,
        ["measured"] = result.Case.Measure.What,
        ["number"] = ValueWriter.Number(result.Measured.Number.Mean),
        ["unit"] = result.Case.Measure.Unit,
        ["interval"] = result.Measured.Number.HasInterval
            ? new JsonArray(ValueWriter.Number(result.Measured.Number.Low), ValueWriter.Number(result.Measured.Number.High))
            : null,
        ["samples"] = result.Measured.Number.Count,
        ["condition"] = result.Case.Condition.Words,
        ["answer"] = ClaimReportText.Of(result.Answer),
        ["note"] = result.Measured.Note,
        ["evidence"] = new JsonArray([.. result.Measured.Evidence.Select(Of)]),
    };

    private static JsonNode Of(Evidence evidence) => evidence.Kind == EvidenceKind.Trial
        ? JsonValue.Create(evidence.Id)
        : new JsonObject { ["kind"] = ClaimReportText.Of(evidence.Kind), ["id"] = evidence.Id, ["text"] = evidence.Text };
}
