using System.Text.Json;

namespace PureOptim.Runs.Files;

/// <summary>Reads JSON by the letter: no field twice, no comments, no comma too many, and nothing that is no text.</summary>
internal static class StrictJson
{
    /// <summary>The maximum nesting of lists and objects.</summary>
    internal const int MaxDepth = 64;

    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <summary>Makes a value from a text, and a complaint that names file and line from what is not JSON.</summary>
    /// <param name="file">The name of the source in complaints.</param>
    /// <param name="json">The text.</param>
    /// <param name="read">Makes the value. It must copy the parts of the JSON that it keeps.</param>
    internal static T Read<T>(string file, string json, Func<JsonPlace, T> read)
    {
        if (JsonFault.MayHaveHalfPairs(json) && JsonFault.Of(json) is { } fault) throw new RunException($"{file}{fault}");
        using var document = Parse(file, json);
        return read(new(file, "", document.RootElement));
    }

    private static JsonDocument Parse(string file, string json)
    {
        try
        {
            return JsonDocument.Parse(json, _strict);
        }
        catch (JsonException exception)
        {
            throw new RunException($"{file}{JsonFault.Of(json) ?? $": this is not JSON: {exception.Message}"}", exception);
        }
    }
}
