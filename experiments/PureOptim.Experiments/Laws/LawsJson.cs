using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Laws;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.Laws;

/// <summary>All verdicts in one JSON object.</summary>
internal static class LawsJson
{
    internal static JsonObject Of(LawReport report) => new()
    {
        ["library"] = $"PureOptim {LibraryBuild.Version}",
        ["titles"] = new JsonArray([.. report.Matrices.Select(matrix => JsonValue.Create(matrix.Title))]),
        ["cases"] = report.Matrices[0].Cases,
        ["seed"] = report.Matrices[0].Seed,
        ["broken"] = report.Broken.Count(),
        ["notDecided"] = report.Undecided.Count(),
        ["notVaried"] = report.Unvaried.Count(),
        ["notMetYet"] = report.Unmet.Count(),
        ["asExpected"] = report.IsWell,
        ["subjects"] = new JsonArray([.. report.Matrices.SelectMany(matrix => matrix.Subjects.Select(subject => Of(subject, matrix.Noun)))]),
        ["laws"] = new JsonArray([.. report.Matrices.SelectMany(matrix => matrix.Rows.Select(row => Of(row, matrix.Noun)))]),
    };

    private static JsonObject Of(Subject subject, string noun) => new()
    {
        ["label"] = subject.Label,
        [noun] = subject is SubjectOf<IOptimizer> { Value: var optimizer } ? ValueWriter.Write(optimizer, typeof(IOptimizer)) : subject.TypeCatalog,
    };

    private static JsonObject Of(LawRow row, string noun) => new()
    {
        ["id"] = row.Law.Id,
        ["kind"] = JsonNamingPolicy.CamelCase.ConvertName($"{row.Law.Kind}"),
        ["statement"] = row.Law.Statement,
        ["formula"] = row.Law.Formula,
        ["limits"] = row.Law.Limits,
        ["verdicts"] = new JsonArray([.. row.Cells.Select(cell => Of(cell, noun))]),
    };

    private static JsonObject Of(Cell cell, string noun)
    {
        var entry = new JsonObject
        {
            [noun] = cell.Subject.Label,
            ["verdict"] = cell.Mark.Name,
            ["asExpected"] = cell.Mark.IsExpected,
            ["cases"] = cell.Verdict.Cases,
            ["vacuousCases"] = cell.Verdict.VacuousCases,
        };
        if (cell.Verdict.Law is Law && cell.Mark != Mark.Silent) entry["varied"] = new JsonArray([.. cell.Verdict.Varied.Select(name => JsonValue.Create(name))]);
        if (!cell.Verdict.NotVaried.IsEmpty) entry["notVaried"] = new JsonArray([.. cell.Verdict.NotVaried.Select(name => JsonValue.Create(name))]);
        if (cell.Proof is { } proof) entry["proved"] = proof.HoldsUnderSchedules ? "underSchedules" : "constant";
        if (cell.Proof?.Shapes is { } shapes) entry["provedForShape"] = shapes;
        if (cell.Mark == Mark.Bounded) entry["bound"] = ValueWriter.Number(cell.Verdict.Bound);
        if (cell.Verdict.IsBroken)
            (entry["counterexample"], entry["replay"], entry["command"]) = (cell.Verdict.Counterexample, cell.Verdict.Replay, LawMatrix.CommandFor(cell));
        return entry;
    }
}
