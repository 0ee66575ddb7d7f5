using System.Text.Json.Nodes;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Playground;

/// <summary>A description as the page shows it.</summary>
internal static class DescriptionView
{
    /// <summary>Why the page cannot show a description, or null.</summary>
    internal static string? Fault(Description description) => description.Problem is Minimize or Classify { Data: PointsDataSource }
        ? null
        : "the page minimises functions and trains networks on points; other problems are for the tool, pureoptim run";

    /// <summary>The view as JSON; it has either a function and a start, or a network.</summary>
    internal static JsonObject Of(Description description)
    {
        if (Fault(description) is { } fault) return new() { ["fault"] = fault };
        var view = new JsonObject
        {
            ["steps"] = description.Steps,
            ["optimizers"] = new JsonArray([.. description.Optimizers.Select(Of)]),
            ["remarks"] = new JsonArray([.. LateSchedules.Of(description).Select(line => (JsonNode)line)]),
        };
        if (description.Problem is Minimize problem)
        {
            view["objective"] = Of(problem.Objective);
            view["start"] = new JsonArray([.. problem.Start.Select(value => ValueWriter.Number(value))]);
        }
        else
        {
            view["network"] = ProblemText.Of(description.Problem);
        }

        return view;
    }

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
