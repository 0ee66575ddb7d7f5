using System.Text.Json;
using PureOptim.Networks.Formats;

namespace PureOptim.Experiments.Parity;

/// <summary>Finds out what a file of recorded vectors is, and compares it.</summary>
internal static class ParityFile
{
    /// <summary>Formats that are known, and why nothing is compared here.</summary>
    private static readonly Dictionary<string, string> _elsewhere = new(StringComparer.Ordinal)
    {
        ["pureoptim-random/1"] = "random numbers, not optimizers: the tests of RandomKey compare them",
        ["pureoptim-suite/1"] = "a convergence suite, whose optimizers wait for the framework's dialect",
    };

    /// <summary>Compares a file of any known format.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dataFolder">Where the images are that a recorded network learned from; null for those that come with the tool.</param>
    /// <param name="cancelled">Ends the training of a network.</param>
    /// <exception cref="ToolException">Its content is not what its format says.</exception>
    /// <exception cref="MalformedFileException">It is not the safetensors file that it seems to be.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static ParityReport Compare(string path, string? dataFolder = null, CancellationToken cancelled = default)
    {
        var bytes = File.ReadAllBytes(path);
        if (IsSafetensors(path, bytes))
        {
            using var stream = new MemoryStream(bytes);
            return NetworkParity.Compare(path, Safetensors.Read(stream, path), dataFolder, cancelled);
        }

        try
        {
            using var json = JsonDocument.Parse(BareNumbers.Quote(bytes), new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Compare(new RecordedValue(path, "", json.RootElement));
        }
        catch (JsonException broken)
        {
            var found = broken.Message.Split([" LineNumber", " Path"], StringSplitOptions.None)[0].TrimEnd('.');
            var place = $"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine}";
            throw new ToolException($"{path}: {place}: expected JSON, found {found}.");
        }
        catch (InvalidOperationException)
        {
            // What JsonElement throws for a string that is no Unicode text.
            throw new ToolException($"{path}: expected Unicode texts, found one that is not.");
        }
    }

    /// <summary>By its name, or by its ninth byte: behind the length of the header the header begins.</summary>
    private static bool IsSafetensors(string path, ReadOnlySpan<byte> bytes) =>
        path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase)
        || (bytes.Length > sizeof(ulong) && bytes[sizeof(ulong)] == '{' && bytes[sizeof(ulong) - 1] == 0);

    private static ParityReport Compare(RecordedValue root)
    {
        if (root.Find("format") is not { } format)
        {
            return NaiveParity.Recognises(root)
                ? NaiveParity.Compare(root)
                : throw root.Unlike($"a field 'format' such as {TraceParity.Format}, or the paths of known functions", "neither");
        }

        var name = format.Text();
        if (name == TraceParity.Format) return TraceParity.Compare(root);
        return _elsewhere.TryGetValue(name, out var why)
            ? new(root.File, root["framework"].Text(), [new Outcome.NotHad(name, why)])
            : throw format.Unlike($"one of {string.Join(", ", [TraceParity.Format, .. _elsewhere.Keys])}");
    }
}
