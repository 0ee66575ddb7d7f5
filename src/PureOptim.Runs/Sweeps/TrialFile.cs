using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Sweeps;

/// <summary>
/// The file of a trial: JSON with a field a line and its own SHA-256. It has no time and no machine in it: every process that runs a trial writes
/// the same bytes.
/// </summary>
internal static class TrialFile
{
    internal static byte[] Write(TrialResult result)
    {
        var losses = result.Losses;
        (string Name, string Json)[] fields =
        [
            ("library", Text($"PureOptim {LibraryBuild.Version}")),
            ("id", Text(result.Id)),
            ("description", ValueWriter.Write(result.Description, typeof(Description)).ToJsonString()),
            ("finalLoss", NumberText.Json(result.FinalLoss)),
            ("bestLoss", NumberText.Json(result.BestLoss)),
            ("bestStep", Step(result.BestStep)),
            ("meanOfLast", NumberText.Json(result.MeanOfLast)),
            ("divergedAt", Step(result.DivergedAt)),
            ("digest", Text(result.Digest)),
            ("testAccuracy", result.TestAccuracy is { } accuracy ? NumberText.Json(accuracy) : "null"),
            ("finalPoint", List(result.FinalPoint, value => NumberText.Json(value))),
            ("stepsToDecade", List(result.StepsToDecade, Step)),
            ("losses", $$"""{"first":{{Step(losses.First)}},"every":{{Step(losses.Every)}},"values":{{List(losses.Values, value => NumberText.Json(value))}}}"""),
        ];
        return ChecksummedJson.WithChecksum($"{{\n{string.Join(",\n", fields.Select(field => $"  \"{field.Name}\": {field.Json}"))}\n}}\n");
    }

    /// <summary>Reads a trial's file, or complains about what is wrong with it.</summary>
    internal static TrialResult Read(Trial trial, string file, byte[] bytes)
    {
        var reader = new Utf8JsonReader(ChecksummedJson.WithoutChecksum(file, bytes));
        using var document = JsonDocument.ParseValue(ref reader);
        var fields = document.RootElement;
        if (fields.GetProperty("id").GetString() != trial.Id) throw new RunException($"{file}: it is the result of another trial");
        return new(
            trial.Description,
            fields.GetProperty("digest").GetString()!,
            Losses(fields.GetProperty("losses")),
            Number(fields.GetProperty("finalLoss")),
            Number(fields.GetProperty("bestLoss")),
            fields.GetProperty("bestStep").GetInt64(),
            Number(fields.GetProperty("meanOfLast")),
            Step(fields.GetProperty("divergedAt")))
        {
            Id = trial.Id,
            TestAccuracy = fields.GetProperty("testAccuracy") is { ValueKind: not JsonValueKind.Null } accuracy ? Number(accuracy) : null,
            FinalPoint = Numbers(fields.GetProperty("finalPoint")),
            StepsToDecade = [.. fields.GetProperty("stepsToDecade").EnumerateArray().Select(Step)],
        };
    }

    private static LossCurve Losses(JsonElement losses) =>
        new(losses.GetProperty("first").GetInt64(), losses.GetProperty("every").GetInt64(), Numbers(losses.GetProperty("values")));

    private static string Text(string value) => JsonValue.Create(value).ToJsonString();

    private static string Step(long? value) => value?.ToString(NumberFormatInfo.InvariantInfo) ?? "null";

    private static string List<T>(ImmutableArray<T> values, Func<T, string> text) => $"[{string.Join(',', values.Select(text))}]";

    private static ImmutableArray<double> Numbers(JsonElement values) => [.. values.EnumerateArray().Select(Number)];

    private static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? double.Parse(value.GetString()!, NumberFormatInfo.InvariantInfo) : value.GetDouble();

    private static long? Step(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetInt64();
}
