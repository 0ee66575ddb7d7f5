using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Sweeps;

/// <summary>
/// The settings of a trial as names and values. <c>{"sgd": {"learningRate": 0.1}}</c> has <c>optimizer.kind</c> sgd and <c>optimizer.learningRate</c> 0.1; an entry of a list has its number, from 0,
/// as the last part of its name; where the rate is <c>{"cosine": {"start": 0.1, "steps": 500}}</c>, there are <c>optimizer.learningRate.kind</c>, <c>optimizer.learningRate.start</c> and
/// <c>optimizer.learningRate.steps</c> instead.
/// </summary>
internal static class SettingLeaves
{
    /// <summary>Those of an optimizer, in the order of the canonical text.</summary>
    internal static ImmutableArray<KeyValuePair<string, string>> Of(IOptimizer optimizer) => [.. Value("optimizer", ValueWriter.Write(optimizer, typeof(IOptimizer)))];

    /// <summary>Those of a problem.</summary>
    internal static ImmutableArray<KeyValuePair<string, string>> Of(Problem problem) => [.. Value("problem", ValueWriter.Write(problem, typeof(Problem)))];

    private static IEnumerable<KeyValuePair<string, string>> Value(string name, JsonNode? node) => node switch
    {
        JsonObject one when one.Count == 1 && one.First() is { Value: JsonObject fields } kind => [new($"{name}.kind", kind.Key), .. Fields(name, fields)],
        JsonObject fields => Fields(name, fields),
        JsonArray list => list.SelectMany((entry, i) => Value(Invariant($"{name}.{i}"), entry)),
        JsonValue value => [new(name, value.TryGetValue(out string? text) ? text : value.ToJsonString())],
        _ => [],
    };

    private static IEnumerable<KeyValuePair<string, string>> Fields(string name, JsonObject fields) => fields.SelectMany(field => Value($"{name}.{field.Key}", field.Value));
}
