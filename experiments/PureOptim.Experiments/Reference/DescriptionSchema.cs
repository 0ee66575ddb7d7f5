using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Core;
using PureOptim.Experiments.Catalogue;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Reference;

/// <summary>The JSON Schema (2020-12) of descriptions, from the records that descriptions are read into.</summary>
internal sealed class DescriptionSchema
{
    private const string Definitions = "$defs";
    private readonly JsonObject _known = [];

    private DescriptionSchema()
    {
    }

    /// <summary>The schema.</summary>
    internal static JsonObject Of()
    {
        var schema = new DescriptionSchema();
        var root = schema.Of(typeof(Description));
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A run of PureOptim",
            ["$ref"] = root["$ref"]!.DeepClone(),
            [Definitions] = schema._known,
        };
    }

    private JsonObject Of(Type type) =>
        type == typeof(double) ? new() { ["type"] = "number" }
        : type == typeof(string) ? new() { ["type"] = "string" }
        : type == typeof(JsonText) ? []
        : type == typeof(bool) ? new() { ["type"] = "boolean" }
        : type.IsPrimitive ? Whole(type)
        : type.IsEnum ? new() { ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))]) }
        : type == typeof(Parameters<double>) ? List(Of(typeof(double)))
        : RecordSchema.IsPair(type) ? new() { ["type"] = "array", ["prefixItems"] = new JsonArray([.. type.GetGenericArguments().Select(Of)]), ["items"] = false, ["minItems"] = 2 }
        : RecordSchema.ElementOf(type) is { } element ? List(Of(element))
        : Reference(type);

    private static JsonObject Whole(Type type)
    {
        var schema = new JsonObject { ["type"] = "integer" };
        if (type == typeof(ulong) || type == typeof(uint) || type == typeof(byte)) schema["minimum"] = 0;
        return schema;
    }

    private static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    /// <summary>A type that has a place of its own among the definitions.</summary>
    private JsonObject Reference(Type type)
    {
        var name = type == typeof(RunEntry) ? "optimizerEntry" : TypeCatalog.NounOf(type);
        if (!_known.ContainsKey(name))
        {
            _known[name] = null; // A schedule may consist of schedules.
            _known[name] = type.IsAbstract ? Family(type) : Record(type);
        }

        return new() { ["$ref"] = $"#/{Definitions}/{name}" };
    }

    /// <summary>A member by its name, where it needs nothing, or an object whose one field is its name; a schedule may be a number, too.</summary>
    private JsonObject Family(Type root)
    {
        var family = TypeCatalog.Of(root);
        var choices = new JsonArray();
        if (root == typeof(Schedule)) choices.Add(new JsonObject { ["type"] = "number" });
        else choices.Add(new JsonObject { ["enum"] = new JsonArray([.. family.Names.Where(name => NeedsNothing(family.Find(name)!)).Select(name => (JsonNode)name)]) });
        choices.Add(new JsonObject
        {
            ["type"] = "object",
            ["minProperties"] = 1,
            ["maxProperties"] = 1,
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(family.Names.Select(name => KeyValuePair.Create(name, (JsonNode?)Of(family.Find(name)!)))),
        });
        return new() { ["anyOf"] = choices };
    }

    /// <summary>Whether a bare name stands for a member: it has no field that must be given, or the family keeps an example under its name.</summary>
    private static bool NeedsNothing(Type type) => !RecordSchema.Of(type).Fields.Any(field => field.IsRequired) || type.BaseType?.GetProperty(type.Name) is not null;

    private JsonObject Record(Type type)
    {
        var fields = RecordSchema.Of(type).Fields;
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Described(Of(field.Type), field)))),
        };
        if (TypeDocumentation.Of(type).Summary is { Length: > 0 } summary) schema["description"] = summary;
        string[] required = [.. fields.Where(field => field.IsRequired).Select(field => field.Name)];
        if (required.Length > 0) schema["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        return schema;
    }

    private static JsonObject Described(JsonObject schema, RecordSchema.Field field)
    {
        var words = $"{TypeDocumentation.Of(field.Property)}{(field.Hyperparameter is { } declared ? $" Values: {Guard.RuleOf(declared.Bounds)}." : "")}";
        if (words.Length > 0) schema["description"] = words;
        return schema;
    }
}
