using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Descriptions;

/// <summary>
/// Makes values from JSON, strictly: a record from an object with its fields, a member of a family from its name (<c>"adam"</c>) or from an
/// object that names it (<c>{"adam": {"learningRate": 0.1}}</c>), a schedule also from a plain number, a formula from its text.
/// </summary>
internal static class ValueReader
{
    internal static object Read(JsonPlace place, Type type) =>
        type == typeof(Schedule) && place.Value.ValueKind == JsonValueKind.Number ? (Schedule)place.Number()
        : type == typeof(double) ? place.Number()
        : type == typeof(string) ? place.Text()
        : type == typeof(JsonText) ? new JsonText(CanonicalText.Of(JsonNode.Parse(place.Value.GetRawText())!))
        : type == typeof(bool) ? place.Truth()
        : type.IsPrimitive ? place.Integer(type)
        : type.IsEnum ? ReadChoice(place, type)
        : type == typeof(Parameters<double>) ? ReadVector(place)
        : RecordSchema.IsPair(type) ? ReadPair(place, type)
        : RecordSchema.ElementOf(type) is { } element ? ReadList(place, element)
        : type.IsAbstract ? ReadMember(place, type)
        : ReadRecord(place, type);

    private static object ReadChoice(JsonPlace place, Type type)
    {
        var text = place.Text();
        var names = Enum.GetNames(type).ToDictionary(JsonNamingPolicy.CamelCase.ConvertName, StringComparer.Ordinal);
        return names.TryGetValue(text, out var name) ? Enum.Parse(type, name) : throw place.Refuse(Invariant($"that is unknown; {Nearest.Hint(text, names.Keys)}"));
    }

    private static Parameters<double> ReadVector(JsonPlace place)
    {
        var values = place.Entries().Select(entry => entry.Number()).ToArray();
        return Parameters<double>.Of(Layout.Vector(values.Length), values);
    }

    private static object ReadPair(JsonPlace place, Type type)
    {
        var types = type.GetGenericArguments();
        var entries = place.Entries().ToArray();
        return entries.Length == 2
            ? Activator.CreateInstance(type, Read(entries[0], types[0]), Read(entries[1], types[1]))!
            : throw place.Refuse("it must be a list of two");
    }

    private static object ReadList(JsonPlace place, Type element)
    {
        var entries = place.Entries().Select(entry => Read(entry, element)).ToArray();
        var list = Array.CreateInstance(element, entries.Length);
        Array.Copy(entries, list, entries.Length);
        return typeof(ValueReader).GetMethod(nameof(Seal), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(element).Invoke(null, [list])!;
    }

    private static ImmutableArray<T> Seal<T>(T[] list) => [.. list];

    private static object ReadMember(JsonPlace place, Type root)
    {
        var family = TypeCatalog.Of(root);
        var noun = TypeCatalog.NounOf(root);
        var (tag, fields) = place.Value.ValueKind switch
        {
            JsonValueKind.String when root != typeof(Schedule) => (place.Text(), place with { Value = JsonElement.Parse("{}") }),
            JsonValueKind.Object when place.Value.GetPropertyCount() == 1 => place.Members().Single(),
            _ when root == typeof(Schedule) => throw place.Refuse($"it must be a number, or an object with the name of a known {noun} as its only field"),
            _ => throw place.Refuse($"it must be the name of a known {noun}, or an object with that name as its only field"),
        };
        var type = family.Find(tag) ?? throw place.Refuse($"\"{tag}\" is not a known {noun}; {Nearest.Hint(tag, family.Names)}");

        // A bare name may stand for the example that the family's root keeps under it, as Objective.LogisticRegression.
        return place.Value.ValueKind == JsonValueKind.String && root.GetProperty(type.Name, BindingFlags.Public | BindingFlags.Static) is { } example
            ? example.GetValue(null)!
            : ReadRecord(Spelled(fields, type), type);
    }

    /// <summary>A text alone stands for a record that needs no more than a text: <c>{"formula": "x^2"}</c> is <c>{"formula": {"text": "x^2"}}</c>.</summary>
    private static JsonPlace Spelled(JsonPlace place, Type type) =>
        place.Value.ValueKind == JsonValueKind.String && RecordSchema.Of(type).Fields.Where(field => field.IsRequired).ToArray() is [{ Name: var name, Type: var text }] && text == typeof(string)
            ? place with { Value = JsonElement.Parse($$"""{"{{name}}":{{place.Value.GetRawText()}}}""") }
            : place;

    /// <summary>The name of a record in a complaint; that of an optimizer in the list of a run is in no description, so it is given in words.</summary>
    private static string NounOf(Type record) => record == typeof(RunEntry) ? "optimizer entry" : TypeCatalog.NounOf(record);

    private static object ReadRecord(JsonPlace place, Type type)
    {
        var shape = RecordSchema.Of(type);
        var names = shape.Fields.Select(field => field.Name).ToArray();
        foreach (var (name, member) in place.Members())
        {
            if (names.Contains(name)) continue;
            throw new RunException($"{member.File}: {member.Path} is an unknown field of {NounOf(type)}; {Nearest.Hint(name, names)}");
        }

        var arguments = shape.Fields.Where(field => field.Position >= 0).OrderBy(field => field.Position).Select(field =>
            place.Find(field.Name) is { } given ? Read(given, field.Type)
            : !field.IsRequired ? field.Default
            : throw place.Refuse($"it lacks the field \"{field.Name}\" (it has {string.Join(", ", names)})")).ToArray();
        var value = Construct(place, shape, arguments);
        foreach (var field in shape.Fields.Where(field => field.Position < 0))
        {
            if (place.Find(field.Name) is { } given) Set(given, shape, arguments, value, field);
        }

        return value;
    }

    private static object Construct(JsonPlace place, RecordSchema shape, object?[] arguments)
    {
        try
        {
            return shape.Constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
        }
        catch (ArgumentException exception)
        {
            // The field at fault, where the exception names it and the file has it, shows the value better than the whole record.
            var field = shape.Fields.FirstOrDefault(field => string.Equals(field.Name, exception.ParamName, StringComparison.OrdinalIgnoreCase));
            throw ((field is null ? null : place.Find(field.Name)) ?? place).Refuse(Rule(exception));
        }
    }

    private static void Set(JsonPlace place, RecordSchema shape, object?[] arguments, object target, RecordSchema.Field field)
    {
        var value = Read(place, field.Type);
        var before = field.Property.GetValue(target);
        try
        {
            Assign(field, target, value);
        }
        catch (ArgumentException exception)
        {
            var nearest = NearestValid.Of(before, value, candidate => Accepts(shape, arguments, field, candidate));
            throw place.Refuse($"{Rule(exception)}{(nearest is null ? "" : $" The nearest valid value is {nearest}.")}");
        }
    }

    private static bool Accepts(RecordSchema shape, object?[] arguments, RecordSchema.Field field, object candidate)
    {
        try
        {
            Assign(field, shape.Constructor.Invoke(arguments), candidate);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Assign(RecordSchema.Field field, object target, object value) =>
        field.Property.SetValue(target, value, BindingFlags.DoNotWrapExceptions, null, null, null);

    /// <summary>The rule that an exception states, without what .NET adds about the parameter and the value.</summary>
    private static string Rule(ArgumentException exception) =>
        RunException.Words(exception);
}
