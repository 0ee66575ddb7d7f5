using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>
/// The file of one trial, as early versions of the tool wrote it: JSON with a field a line and its own SHA-256. It is read, and packed with others.
/// </summary>
internal static class TrialFile
{
    /// <summary>Reads a trial's file, or complains about what is wrong with it.</summary>
    internal static TrialResult Read(TrialId id, string file, byte[] bytes) => Read(id, file, bytes, out _);

    /// <summary>The same, with the description and the library that the file names.</summary>
    internal static TrialResult Read(TrialId id, string file, byte[] bytes, out (string Canonical, string Library) origin)
    {
        try
        {
            var reader = new Utf8JsonReader(ChecksummedJson.WithoutChecksum(file, bytes));
            using var document = JsonDocument.ParseValue(ref reader);
            var fields = document.RootElement;
            if (fields.GetProperty("id").GetString() != $"{id}") throw new RunException($"{file}: it is the result of another trial");
            origin = (CanonicalText.Of(JsonNode.Parse(fields.GetProperty("description").GetRawText())!), fields.GetProperty("library").GetString()!);
            return Result(fields);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RunException($"{file}: it is not what a trial writes: it is damaged", exception);
        }
    }

    private static TrialResult Result(JsonElement fields) => new(
        fields.GetProperty("digest").GetString()!,
        Losses(fields.GetProperty("losses")),
        Number(fields.GetProperty("finalLoss")),
        Number(fields.GetProperty("bestLoss")),
        fields.GetProperty("bestStep").GetInt64(),
        Number(fields.GetProperty("meanOfLast")),
        Step(fields.GetProperty("divergedAt")))
    {
        TestAccuracy = fields.GetProperty("testAccuracy") is { ValueKind: not JsonValueKind.Null } accuracy ? Number(accuracy) : null,
        FinalPoint = Numbers(fields.GetProperty("finalPoint")),
        StepsToDecade = [.. fields.GetProperty("stepsToDecade").EnumerateArray().Select(Step)],
    };

    private static LossCurve Losses(JsonElement losses) =>
        new(losses.GetProperty("first").GetInt64(), losses.GetProperty("every").GetInt64(), Numbers(losses.GetProperty("values")));

    private static ImmutableArray<double> Numbers(JsonElement values) => [.. values.EnumerateArray().Select(Number)];

    private static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? double.Parse(value.GetString()!, NumberFormatInfo.InvariantInfo) : value.GetDouble();

    private static long? Step(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetInt64();
}
