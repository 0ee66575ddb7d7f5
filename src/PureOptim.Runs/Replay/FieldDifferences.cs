using System.Text.Json.Nodes;

namespace PureOptim.Runs.Replay;

/// <summary>The fields in which two canonical descriptions differ.</summary>
internal static class FieldDifferences
{
    private const string Nothing = "nothing";

    /// <summary>A path, and what either has there, for each place where they differ; whole branches that only one has are one place.</summary>
    internal static IEnumerable<(string Path, string Left, string Right)> Of(JsonNode? left, JsonNode? right, string path = "")
    {
        switch (left, right)
        {
            case (JsonObject ours, JsonObject theirs):
                return ours.Select(field => field.Key).Union(theirs.Select(field => field.Key))
                    .SelectMany(name => Of(ours[name], theirs[name], path.Length == 0 ? name : Invariant($"{path}.{name}")));
            case (JsonArray ours, JsonArray theirs):
                return Enumerable.Range(0, int.Max(ours.Count, theirs.Count))
                    .SelectMany(i => Of(i < ours.Count ? ours[i] : null, i < theirs.Count ? theirs[i] : null, Invariant($"{path}[{i}]")));
            default:
                var (a, b) = (left?.ToJsonString() ?? Nothing, right?.ToJsonString() ?? Nothing);
                return a == b ? [] : [(path, a, b)];
        }
    }
}
