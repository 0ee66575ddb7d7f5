using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Sweeps;

/// <summary>
/// Reads values of which some are <c>{"each": ...}</c>, as strictly as <see cref="ValueReader"/> reads single ones, into their canonical form:
/// fields sorted, defaults written out. A default that follows from a field that varies, as a usual start from the objective, is left to be
/// filled in trial by trial.
/// </summary>
internal static class TemplateReader
{
    private static readonly JsonDocumentOptions _deep = new() { MaxDepth = 64 };

    internal static Template Read(JsonPlace place, Type type) =>
        ValuesOf(place) is { } values ? ReadEach(values, type)
        : !Varies(place) ? new Template.Fixed(ValueWriter.Write(ValueReader.Read(place, type), type))
        : place.Value.ValueKind == JsonValueKind.Array ? ReadList(place, type)
        : type.IsAbstract ? ReadMember(place, type)
        : ReadRecord(place, type);

    /// <summary>The same place with the first of each of several values.</summary>
    internal static JsonPlace First(JsonPlace place)
    {
        using var document = JsonDocument.Parse(FirstOf(place)?.ToJsonString() ?? "null", _deep);
        return place with { Value = document.RootElement.Clone() };
    }

    /// <summary>Reads an object of which some fields may vary.</summary>
    internal static Template.Fields ReadRecord(JsonPlace place, Type type)
    {
        var sample = ValueReader.Read(First(place), type);
        var fields = RecordSchema.Of(type).Fields
            .Select(field => (field.Name, Value: place.Find(field.Name) is { } given ? Read(given, field.Type) : Default(field, sample)))
            .Where(field => field.Value is not null)
            .ToArray();
        return new([.. fields.Select(field => field.Name)], [.. fields.Select(field => field.Value!)]);
    }

    private static Template ReadEach(JsonPlace values, Type type)
    {
        if (values.Value.ValueKind == JsonValueKind.Object) return new Template.Row((Progression)ValueReader.Read(values, typeof(Progression)));
        if (values.Value.ValueKind != JsonValueKind.Array) throw values.Refuse("it must be a list, or an object with a range: linear, logarithmic or integer");
        var entries = values.Entries().Select(entry => Read(entry, type)).ToImmutableArray();
        return entries.IsEmpty ? throw values.Refuse("a grid must have at least one value") : new Template.Choice(entries);
    }

    private static Template.List ReadList(JsonPlace place, Type type)
    {
        var parts = RecordSchema.IsPair(type) ? type.GetGenericArguments() : [];
        return new([.. place.Entries().Select((entry, i) => Read(entry, i < parts.Length ? parts[i] : RecordSchema.ElementOf(type) ?? typeof(double)))]);
    }

    private static Template.Fields ReadMember(JsonPlace place, Type type)
    {
        // The first value is read for the complaints: about a name that is unknown, or several.
        ValueReader.Read(First(place), type);
        var (tag, fields) = place.Members().Single();
        return new([tag], [ReadRecord(fields, TypeCatalog.Of(type).Find(tag)!)]);
    }

    /// <summary>The value of a field that is left out, unless it follows from the other fields.</summary>
    private static Template.Fixed? Default(RecordSchema.Field field, object sample)
    {
        var value = ValueWriter.Write(field.Property.GetValue(sample)!, field.Type);
        var isConstant = field.Position < 0 || (field.Default is { } constant && JsonNode.DeepEquals(ValueWriter.Write(constant, field.Type), value));
        return isConstant ? new(value) : null;
    }

    /// <summary>The value of "each", or null if there is none.</summary>
    private static JsonPlace? ValuesOf(JsonPlace place) => place.Value.ValueKind == JsonValueKind.Object && place.Find(Template.Each) is { } values
        ? place.Value.GetPropertyCount() == 1 ? values : throw place.Refuse($"\"{Template.Each}\" must be its only field")
        : null;

    private static bool Varies(JsonPlace place) => place.Value.ValueKind switch
    {
        JsonValueKind.Object => ValuesOf(place) is not null || place.Members().Any(member => Varies(member.Place)),
        JsonValueKind.Array => place.Entries().Any(Varies),
        _ => false,
    };

    private static JsonNode? FirstOf(JsonPlace place) => place.Value.ValueKind switch
    {
        JsonValueKind.Object when ValuesOf(place) is { } values => values.Value.ValueKind == JsonValueKind.Array && values.Value.GetArrayLength() > 0
            ? FirstOf(values.Entries().First())
            : ReadEach(values, typeof(double)).At(0),
        JsonValueKind.Object => new JsonObject(place.Members().Select(member => KeyValuePair.Create(member.Name, FirstOf(member.Place)))),
        JsonValueKind.Array => new JsonArray([.. place.Entries().Select(FirstOf)]),
        _ => JsonNode.Parse(place.Value.GetRawText()),
    };
}
