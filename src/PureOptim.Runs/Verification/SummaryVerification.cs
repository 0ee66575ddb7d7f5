using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Store;

namespace PureOptim.Runs.Verification;

/// <summary>
/// Compares what <c>summary.json</c> says with what follows from trace, chain and manifest. Numbers are compared and not their digits, and what only
/// one version of the tool writes is passed over, but for what every version has written.
/// </summary>
internal static class SummaryVerification
{
    private static readonly string[] _always = ["optimizer", "steps", "finalLoss", "digest"];

    /// <summary>The first thing that the summary says otherwise, or null.</summary>
    internal static string? FirstDifference(byte[] summary, RunResult result)
    {
        var expected = SummaryJson.Of(result);
        try
        {
            if (JsonNode.Parse(summary) is not JsonObject stated) return "it is no summary";
            if (stated["id"]?.GetValue<string>() != result.Description.Id) return "it is that of another run";
            if (stated["results"] is not JsonArray results || results.Count != result.Traces.Length) return "it has not the results of the run";
            return Difference(stated["description"], expected["description"], "description")
                ?? results.Zip(expected["results"]!.AsArray(), OfResult).FirstOrDefault(difference => difference is not null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return "it is no summary";
        }
    }

    private static string? OfResult(JsonNode? stated, JsonNode? expected) => stated is not JsonObject fields ? "it has a result that is not an object"
        : _always.FirstOrDefault(name => !fields.ContainsKey(name)) is { } missing ? $"it does not say {missing}"
        : Difference(fields, expected, $"{expected!["optimizer"]}");

    private static string? Difference(JsonNode? stated, JsonNode? expected, string place)
    {
        switch (stated, expected)
        {
            case (JsonObject ours, JsonObject theirs):
                return theirs.Where(field => ours.ContainsKey(field.Key))
                    .Select(field => Difference(ours[field.Key], field.Value, Invariant($"{place}.{field.Key}")))
                    .FirstOrDefault(difference => difference is not null);
            case (JsonArray ours, JsonArray theirs):
                return ours.Count != theirs.Count
                    ? Invariant($"{place} has {ours.Count} entries; {theirs.Count} follow from the trace")
                    : ours.Zip(theirs).Select((pair, i) => Difference(pair.First, pair.Second, Invariant($"{place}[{i}]"))).FirstOrDefault(difference => difference is not null);
            default:
                return AreSame(stated, expected) ? null : Invariant($"{place} is {Text(stated)}; {Text(expected)} follows from trace and manifest");
        }
    }

    private static bool AreSame(JsonNode? left, JsonNode? right) =>
        Text(left) == Text(right)
        || (left?.GetValueKind() == JsonValueKind.Number && right?.GetValueKind() == JsonValueKind.Number && Number(left).Equals(Number(right)));

    private static double Number(JsonNode number) => double.Parse(number.ToJsonString(), NumberFormatInfo.InvariantInfo);

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "null";
}
