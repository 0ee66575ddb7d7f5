using PureOptim.Networks.Formats;
using PureOptim.Runs;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.Parity;

/// <summary>Finds out what a file of recorded vectors is, and compares it.</summary>
internal static class ParityFile
{
    /// <summary>Formats that are known, and why nothing is compared here.</summary>
    private static readonly Dictionary<string, string> _elsewhere = new(StringComparer.Ordinal)
    {
        ["pureoptim-random/1"] = "random numbers, not optimizers: the tests of RandomKey compare them",
    };

    /// <summary>Compares a file of any known format.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dataFolder">The folder of the images that a recorded network learned from; null for those that come with the tool.</param>
    /// <param name="observe">Receives the progress of the comparison of a network.</param>
    /// <param name="cancelled">Ends the training of a network.</param>
    /// <exception cref="RunException">It cannot be read, or its content is not what its format says.</exception>
    /// <exception cref="MalformedFileException">It is not the safetensors file that it seems to be.</exception>
    internal static ParityReport Compare(
        string path, string? dataFolder = null, Action<NetworkProgress>? observe = null, CancellationToken cancelled = default)
    {
        using var stream = InputFile.Open(path);
        return IsSafetensors(path, stream)
            ? NetworkParity.Compare(path, InputFile.Read(path, () => Safetensors.Read(stream, path)), dataFolder, observe ?? (_ => { }), cancelled)
            : StrictJson.Read(path, BareNumbers.Quote(InputFile.Text(path, stream)), root => Compare(new RecordedValue(root)));
    }

    /// <summary>By its name, or by its ninth byte: behind the length of the header the header begins.</summary>
    private static bool IsSafetensors(string path, Stream stream)
    {
        if (path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase)) return true;
        var start = new byte[sizeof(ulong) + 1];
        var read = InputFile.Read(path, () => stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        stream.Position = 0;
        return read == start.Length && start[^1] == '{' && start[^2] == 0;
    }

    private static ParityReport Compare(RecordedValue root)
    {
        if (root.Find("format") is not { } format)
        {
            return NaiveParity.Recognises(root)
                ? NaiveParity.Compare(root)
                : throw root.Unlike($"a field 'format' such as \"{TraceParity.Format}\", or the paths of known functions", "neither");
        }

        var name = format.Text();
        if (name == TraceParity.Format) return TraceParity.Compare(root);
        if (name == SuiteParity.Format) return SuiteParity.Compare(root);
        return _elsewhere.TryGetValue(name, out var why)
            ? new(root.File, root["framework"].Text(), [new ParityOutcome.NotHad(name, why)])
            : throw format.Misspelt(name, "not a known format", [TraceParity.Format, SuiteParity.Format, .. _elsewhere.Keys]);
    }
}
