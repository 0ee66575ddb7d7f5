using System.Text.Json;

namespace PureOptim.Experiments.Descriptions;

/// <summary>Reads JSON by the letter: no field twice, no comments, no comma too many.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Makes a value from a text, and a complaint that names file and line from what is not JSON.</summary>
    /// <param name="file">What complaints call the source.</param>
    /// <param name="json">The text.</param>
    /// <param name="read">Makes the value. What it keeps of the JSON must be copied.</param>
    internal static T Read<T>(string file, string json, Func<JsonPlace, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, _strict);
            return read(new(file, "", document.RootElement));
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line ? $"{file}, line {line + 1}" : file;
            throw new ToolException($"{place}: this is not JSON: {exception.Message.Split(" LineNumber:", 2)[0]}", exception);
        }
    }
}
