using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PureOptim.Figures;

/// <summary>Numbers for a page: to seven digits, which is more than a screen shows, and null for what JSON has no word for.</summary>
internal sealed class PageNumberConverter : JsonConverter<double>
{
    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value)) writer.WriteRawValue(value.ToString("G7", CultureInfo.InvariantCulture));
        else writer.WriteNullValue();
    }
}
