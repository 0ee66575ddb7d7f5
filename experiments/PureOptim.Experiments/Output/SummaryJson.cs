using System.Text.Json.Nodes;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Runs;

namespace PureOptim.Experiments.Output;

/// <summary>The outcome of a run in one JSON object: what was run, by which library, and how each optimizer ended.</summary>
internal static class SummaryJson
{
    /// <summary>The library's version, as in the project files.</summary>
    internal static string LibraryVersion => typeof(IOptimizer).Assembly.GetName().Version!.ToString(3);

    internal static string Text(JsonNode summary) => CanonicalText.Of(summary);

    internal static JsonObject Of(RunResult result) => new()
    {
        ["library"] = $"PureOptim {LibraryVersion}",
        ["id"] = result.Description.Id,
        ["description"] = ValueWriter.Write(result.Description, typeof(Description)),
        ["results"] = new JsonArray([.. result.Traces.Select(trace => Of(trace, result.Description.Precision))]),
    };

    private static JsonObject Of(Trace trace, Precision precision)
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
