using System.Text.Json.Nodes;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Playground;

/// <summary>A description as the page shows it.</summary>
internal static class DescriptionView
{
    /// <summary>The view as JSON.</summary>
    internal static JsonObject Of(Description description) => description.Problem is not Minimize problem
        ? new() { ["fault"] = "the page minimises functions; other problems are for the tool, pureoptim run" }
        : new()
        {
            ["steps"] = description.Steps,
            ["objective"] = Of(problem.Objective),
            ["start"] = new JsonArray([.. problem.Start.Select(value => ValueWriter.Number(value))]),
            ["optimizers"] = new JsonArray([.. description.Optimizers.Select(Of)]),
            ["remarks"] = new JsonArray([.. LateSchedules.Of(description).Select(line => (JsonNode)line)]),
        };

    private static JsonObject Of(Objective objective) => new()
    {
        ["name"] = objective.Name,
        ["formula"] = objective.ToFormula(),
        ["source"] = objective.Source,
        ["dimension"] = objective.Dimension,
        ["start"] = new JsonArray([.. objective.Start.Values.ToArray().Select(value => ValueWriter.Number(value))]),
        ["window"] = new JsonArray(objective.Window.Left, objective.Window.Right, objective.Window.Bottom, objective.Window.Top),
        ["minima"] = new JsonArray([.. objective.Minima.Select(minimum => new JsonArray([.. minimum.Point.Values.ToArray().Select(value => ValueWriter.Number(value))]))]),
    };

    private static JsonObject Of(RunEntry entry) => new()
    {
        ["label"] = DisplayName.Of(entry.Label),
        ["settings"] = SettingsText.Rounded(entry.Optimizer),
    };
}
