using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PureOptim.Experiments.Descriptions;

/// <summary>JSON as the tool writes it, and the identity of what is written.</summary>
internal static class CanonicalText
{
    private static readonly JsonSerializerOptions _indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Indented lines with a line feed each.</summary>
    internal static string Of(JsonNode json) => json.ToJsonString(_indented) + "\n";

    /// <summary>SHA-256 of a text in UTF-8, in lower-case hexadecimal.</summary>
    internal static string Id(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
