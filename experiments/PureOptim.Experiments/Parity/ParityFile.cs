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
    /// <exception cref="ParityFileException">Its content is not what its format says.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static ParityReport Compare(string path)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            using var json = JsonDocument.Parse(BareNumbers.Quote(File.ReadAllBytes(path)), options);
            return Compare(new RecordedValue(path, "", json.RootElement));
        }
        catch (JsonException broken)
        {
            var found = broken.Message.Split([" LineNumber", " Path"], StringSplitOptions.None)[0].TrimEnd('.');
            throw new ParityFileException(path, $"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine}", "JSON", found);
        }
        catch (InvalidOperationException)
        {
            // What JsonElement throws for a string that is no Unicode text.
            throw new ParityFileException(path, "", "Unicode texts", "one that is not");
        }
    }

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
