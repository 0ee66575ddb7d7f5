using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Core;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Output;

namespace PureOptim.Experiments.Laws;

/// <summary>The matrix in one JSON object.</summary>
internal static class LawsJson
{
    internal static JsonObject Of(LawMatrix matrix) => new()
    {
        ["library"] = $"PureOptim {SummaryJson.LibraryVersion}",
        ["cases"] = matrix.Cases,
        ["seed"] = matrix.Seed,
        ["asExpected"] = !matrix.Unexpected.Any(),
        ["optimizers"] = new JsonArray([.. matrix.Subjects.Select(Of)]),
        ["laws"] = new JsonArray([.. matrix.Rows.Select(Of)]),
    };

    private static JsonObject Of(Subject subject) => new()
    {
        ["label"] = subject.Label,
        ["optimizer"] = ValueWriter.Write(subject.Optimizer, typeof(IOptimizer)),
    };

    private static JsonObject Of(LawRow row) => new()
    {
        ["id"] = row.Law.Id,
        ["kind"] = JsonNamingPolicy.CamelCase.ConvertName($"{row.Law.Kind}"),
        ["statement"] = row.Law.Statement,
        ["formula"] = row.Law.Formula,
        ["verdicts"] = new JsonArray([.. row.Cells.Select(Of)]),
    };

    private static JsonObject Of(Cell cell)
    {
        var entry = new JsonObject
        {
            ["optimizer"] = cell.Subject.Label,
            ["verdict"] = cell.Mark.Name,
            ["asExpected"] = cell.Mark.IsExpected,
            ["cases"] = cell.Verdict.Cases,
        };
        if (cell.Mark == Mark.Bounded) entry["bound"] = ValueWriter.Number(cell.Verdict.Bound);
        if (cell.Verdict.IsBroken) (entry["counterexample"], entry["replay"]) = (cell.Verdict.Counterexample, cell.Verdict.Replay);
        return entry;
    }
}
