using System.Text.Json.Nodes;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>The outcome of a run in one JSON object: what was run, by which library, and how each optimizer ended.</summary>
internal static class SummaryJson
{
    internal static JsonObject Of(RunResult result) => new()
    {
        ["library"] = $"PureOptim {LibraryBuild.Version}",
        ["id"] = result.Description.Id,
        ["description"] = ValueWriter.Write(result.Description, typeof(Description)),
        ["results"] = new JsonArray([.. result.Traces.Select(trace => Of(trace, result.Description.Precision))]),
    };

    private static JsonObject Of(Trace trace, FloatType precision)
    {
        var entry = new JsonObject
        {
            ["optimizer"] = trace.Optimizer,
            ["steps"] = trace.LastStep,
            ["finalLoss"] = ValueWriter.Number(trace.FinalLoss, precision),
            ["divergedAt"] = trace.DivergedAt,
            ["digest"] = trace.Digest,
        };
        if (trace is PathTrace { Points: [.., var last] }) entry["finalPoint"] = new JsonArray([.. last.Select(value => ValueWriter.Number(value, precision))]);
        if (trace is CurveTrace curve) entry["testAccuracy"] = ValueWriter.Number(curve.TestAccuracy);
        return entry;
    }
}
