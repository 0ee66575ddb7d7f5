using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Core;
using PureOptim.Networks;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Playground;

/// <summary>What the page offers: the optimizers of the catalogue with their fields, the schedules, the functions.</summary>
internal static class PageChoices
{
    /// <summary>All of it.</summary>
    internal static JsonObject All => new()
    {
        ["optimizers"] = new JsonArray([.. Catalog.Optimizers.OrderBy(optimizer => optimizer.DisplayName, StringComparer.OrdinalIgnoreCase).Select(Of)]),
        ["schedules"] = new JsonArray([.. TypeCatalog.Of(typeof(Schedule)).Names.Where(name => name != "constant").Select(ScheduleOf).OfType<JsonNode>()]),
        ["points"] = new JsonArray([.. Named<PointPattern>()]),
        ["activations"] = new JsonArray([.. Named<Activation>()]),
        ["objectives"] = new JsonArray([.. Objective.All.Select(Of)]),
    };

    private static JsonObject Of(IOptimizer optimizer) => new()
    {
        ["name"] = TypeCatalog.NameOf(optimizer.GetType(), typeof(IOptimizer)),
        ["display"] = optimizer.DisplayName,
        ["fields"] = new JsonArray([.. RecordSchema.Of(optimizer.GetType()).Fields.Where(field => KindOf(field) is not null)
            .OrderBy(field => field.Property.Name == nameof(Adam.LearningRate) ? 0 : field.Hyperparameter is not null ? 1 : 2)
            .Select(field => Of(field, field.Property.GetValue(optimizer)!))]),
    };

    private static JsonObject Of(RecordSchema.Field field, object value) => new()
    {
        ["name"] = field.Name,
        ["words"] = SettingsText.Words(field.Name),
        ["symbol"] = field.Hyperparameter?.Symbol,
        ["kind"] = KindOf(field),
        ["least"] = field.Hyperparameter?.Bounds switch { null or Bounds.Finite => null, Bounds.AtLeastOne => 1, _ => 0 },
        ["most"] = field.Hyperparameter?.Bounds is Bounds.UnitInterval or Bounds.BelowOne ? 1 : null,
        ["rule"] = field.Hyperparameter is { Bounds: var bounds } ? Guard.RuleOf(bounds) : null,
        ["value"] = ValueWriter.Write(value, field.Type),
        ["choices"] = field.Type.IsEnum ? new JsonArray([.. Enum.GetNames(field.Type).Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))]) : null,
    };

    /// <summary>How the page sets a field; null where it does not.</summary>
    private static string? KindOf(RecordSchema.Field field) =>
        field.Type == typeof(Schedule) ? "schedule"
        : field.Type == typeof(double) ? "number"
        : field.Type == typeof(bool) ? "truth"
        : field.Type.IsEnum ? "choice"
        : field.Type.IsPrimitive ? "whole"
        : null;

    /// <summary>A schedule that its required numbers describe; null for another.</summary>
    private static JsonObject? ScheduleOf(string name)
    {
        RecordSchema.Field[] required = [.. RecordSchema.Of(TypeCatalog.Of(typeof(Schedule)).Find(name)!).Fields.Where(field => field.IsRequired)];
        if (required.Any(field => KindOf(field) is not ("number" or "whole"))) return null;
        return new()
        {
            ["name"] = name,
            ["words"] = SettingsText.Words(name),
            ["fields"] = new JsonArray([.. required.Select(field => (JsonNode)new JsonObject
            {
                ["name"] = field.Name,
                ["words"] = SettingsText.Words(field.Name),
                ["kind"] = KindOf(field),
            })]),
        };
    }

    /// <summary>The values of an enumeration as descriptions name them.</summary>
    private static IEnumerable<JsonObject> Named<TEnum>()
        where TEnum : struct, Enum => Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName)
        .Select(name => new JsonObject { ["name"] = name, ["words"] = SettingsText.Words(name) });

    private static JsonObject Of(Objective objective) => new()
    {
        ["name"] = objective.Name,
        ["words"] = SettingsText.Words(objective.Name),
    };
}
