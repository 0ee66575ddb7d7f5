using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PureOptim.Runs.Descriptions;

/// <summary>
/// The canonical JSON of a value, the inverse of <see cref="ValueReader"/>: every field written out, sorted by name, numbers with the fewest
/// digits that read back as the same bits. Values that mean the same have the same text. A field that its record did not have at first stands only
/// where it differs from its default: texts, and ids, of the time before stay as they are.
/// </summary>
internal static class ValueWriter
{
    internal static JsonNode Write(object value, Type type) => value switch
    {
        Schedule.Constant constant => Number(constant.Value),
        double number => Number(number),
        float number => Number(number, FloatType.Float32),
        JsonText json => JsonNode.Parse(json.Text)!,
        Parameters<double> vector => new JsonArray([.. vector.Values.ToArray().Select(number => Number(number))]),
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        Enum choice => JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(choice.ToString())),
        ITuple pair => new JsonArray([.. type.GetGenericArguments().Select((part, i) => Write(pair[i]!, part))]),
        IEnumerable entries when RecordSchema.ElementOf(type) is { } element => new JsonArray([.. entries.Cast<object>().Select(entry => Write(entry, element))]),
        _ when type.IsPrimitive => JsonValue.Create(Convert.ToDecimal(value, NumberFormatInfo.InvariantInfo)),
        _ when type.IsAbstract => new JsonObject { [TypeCatalog.NameOf(value.GetType(), type)] = Fields(value) },
        _ => Fields(value),
    };

    private static JsonObject Fields(object value)
    {
        var shape = RecordSchema.Of(value.GetType());
        return new(shape.Fields.Where(field => !field.IsAddedLater || !Equals(field.Property.GetValue(value), shape.DefaultOf(field, value)))
            .Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Write(field.Property.GetValue(value)!, field.Type))));
    }

    /// <summary>A number in our digits; NaN and the infinities are texts, as <c>"NaN"</c>.</summary>
    internal static JsonNode Number(double value, FloatType precision = FloatType.Float64) => JsonNode.Parse(NumberText.Json(value, precision))!;
}
