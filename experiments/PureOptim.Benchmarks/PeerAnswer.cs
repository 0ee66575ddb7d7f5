using System.Text.Json;

namespace PureOptim.Benchmarks;

/// <summary>Reads the objects that peers answer with.</summary>
internal static class PeerAnswer
{
    /// <summary>The object that a line of JSON is; null if it is none.</summary>
    internal static JsonElement? Of(string line)
    {
        try
        {
            return JsonDocument.Parse(line).RootElement is { ValueKind: JsonValueKind.Object } answer ? answer : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A number of the object; null where there is none of this name.</summary>
    internal static double? Number(this JsonElement answer, string name) => answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    /// <summary>A text of the object.</summary>
    internal static string Text(this JsonElement answer, string name) => answer.TryGetProperty(name, out var value) ? value.ToString() : "unknown";

    /// <summary>The peer as it names itself, and in parentheses what runs there, as in <c>OpenBLAS (SkylakeX)</c>; empty without an answer.</summary>
    internal static string Described(JsonElement? answer) => answer is { } about ? $"{about.Text("name")} ({about.Text("kernel")})" : "";
}
