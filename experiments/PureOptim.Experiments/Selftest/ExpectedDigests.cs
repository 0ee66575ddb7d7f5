using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.Selftest;

/// <summary>The digests that every machine must find, by row and precision: <c>expected.json</c> beside this file.</summary>
internal static class ExpectedDigests
{
    private const string About = "SHA-256 of what each row of `pureoptim selftest` computes; `pureoptim selftest --write FILE` makes this file.";

    /// <summary>The digests that the tool carries.</summary>
    internal static ImmutableDictionary<(string SelfTest, FloatType Precision), string> Load() =>
        JsonNode.Parse(EmbeddedText.Of(typeof(ExpectedDigests), "selftest.json"))!["digests"]!.AsObject()
            .SelectMany(row => row.Value!.AsObject().Select(entry => KeyValuePair.Create((row.Key, PrecisionOf(entry.Key)), entry.Value!.GetValue<string>())))
            .ToImmutableDictionary();

    /// <summary>The text of a file with the digests that were found.</summary>
    internal static string Text(IEnumerable<SelfTestFinding> findings) => CanonicalText.Of(new JsonObject
    {
        ["about"] = About,
        ["digests"] = new JsonObject(findings.GroupBy(finding => finding.SelfTest.Name).Select(row => KeyValuePair.Create(
            row.Key,
            (JsonNode?)new JsonObject(row.Select(finding => KeyValuePair.Create(NameOf(finding.Precision), (JsonNode?)finding.Found)))))),
    });

    /// <summary>Whether a file is such a text, to the byte.</summary>
    internal static bool IsOne(byte[] content)
    {
        try
        {
            return JsonNode.Parse(content) is JsonObject { Count: 2 } file
                && file["about"] is JsonValue about && about.TryGetValue(out string? text) && text == About
                && file["digests"] is JsonObject
                && content.AsSpan().SequenceEqual(new Artifact("", CanonicalText.Of(file)).Bytes);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The name of a precision in files and tables.</summary>
    internal static string NameOf(FloatType precision) => JsonNamingPolicy.CamelCase.ConvertName(precision.ToString());

    private static FloatType PrecisionOf(string name) => Enum.GetValues<FloatType>().Single(precision => NameOf(precision) == name);
}
