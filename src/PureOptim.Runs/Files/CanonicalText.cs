using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PureOptim.Runs.Files;

/// <summary>JSON as the tool writes it, and the identity of what is written.</summary>
internal static class CanonicalText
{
    /// <summary>The layout of JSON for people.</summary>
    internal static JsonSerializerOptions Layout { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Indented lines with a line feed each.</summary>
    internal static string Of(JsonNode json) => json.ToJsonString(Layout) + "\n";

    /// <summary>The identity of what a canonical text says: its SHA-256.</summary>
    internal static string Id(string text) => Sha256.Of(text);
}
