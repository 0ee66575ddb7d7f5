using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using PureOptim.Article;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Experiments.CommandLine;

/// <summary>The source of a description: the tool itself, a file, or an address of the playground.</summary>
internal static class RunSource
{
    /// <summary>The description of that name, in that file or in that address.</summary>
    /// <param name="source">The name, the file or the address.</param>
    /// <param name="names">The names that the command takes besides files, to suggest the nearest.</param>
    internal static Description Load(string source, IReadOnlyCollection<string> names)
    {
        if (BuiltInDescriptions.Names.Contains(source)) return BuiltInDescriptions.Load(source);
        if (InAddress(source) is { } held) return Description.Parse("the address", held);
        if (!Path.Exists(source)) throw new RunException($"\"{source}\" is neither a file nor a description of the tool's own; {Nearest.Hint(source, names)}");
        var text = InputFile.Text(source);
        try
        {
            return Description.Parse(source, text);
        }
        catch (RunException) when (Has(text, Template.Each))
        {
            throw new RunException($"{source} is a grid, not one run: \"{HelpText.Tool} sweep {source}\" runs every trial of it");
        }
        catch (RunException) when (Has(text, "sweeps"))
        {
            throw new RunException($"{source} is the description of a study; put one of its sweeps into a file for \"{HelpText.Tool} sweep\"");
        }
    }

    /// <summary>The description that an address of the playground holds after its #, in UTF-8 and base64 with - and _; null where the source is no address.</summary>
    private static string? InAddress(string source)
    {
        if (!Uri.TryCreate(source, UriKind.Absolute, out var address) || address.Fragment.Length < 2 || Path.Exists(source)) return null;
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(address.Fragment.AsSpan(1)));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new RunException("the address has no description after its #; copy the whole of it from the playground", exception);
        }
    }

    /// <summary>Whether a text is JSON with a field of that name anywhere.</summary>
    private static bool Has(string text, string field)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Has(document.RootElement, field);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Has(JsonElement element, string field) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(pair => pair.NameEquals(field) || Has(pair.Value, field)),
        JsonValueKind.Array => element.EnumerateArray().Any(entry => Has(entry, field)),
        _ => false,
    };
}
