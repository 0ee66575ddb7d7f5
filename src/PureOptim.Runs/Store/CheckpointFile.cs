using System.Globalization;
using System.Text.RegularExpressions;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>
/// The file of a checkpoint, <c>checkpoints/OPTIMIZER-STEP-HASH.safetensors</c>: optimizers are counted from 1, and the hash is the first
/// 16 digits of the content's SHA-256, so that damage is noticed.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Optimizer">The index of the run's optimizer, from 0.</param>
/// <param name="Step">The steps taken.</param>
/// <param name="Hash">The hash in the name.</param>
internal sealed partial record CheckpointFile(string Path, int Optimizer, long Step, string Hash)
{
    /// <summary>The folder of a run's checkpoints.</summary>
    internal const string Folder = "checkpoints";

    private const int HashLength = 16;

    /// <summary>Its path in the run's folder, as a manifest lists it.</summary>
    internal string Name => $"{Folder}/{System.IO.Path.GetFileName(Path)}";

    /// <summary>The name of the file with this content.</summary>
    internal static string NameOf(int optimizer, long step, ReadOnlySpan<byte> content) =>
        Invariant($"{optimizer + 1}-{step}-{HashOf(content)}.safetensors");

    /// <summary>The checkpoint that a path names, or null where it names something else.</summary>
    internal static CheckpointFile? Of(string path) =>
        Pattern().Match(System.IO.Path.GetFileName(path)) is { Success: true, Groups: var groups }
        && int.TryParse(groups[1].ValueSpan, NumberStyles.None, NumberFormatInfo.InvariantInfo, out var number)
        && long.TryParse(groups[2].ValueSpan, NumberStyles.None, NumberFormatInfo.InvariantInfo, out var step)
            ? new(path, number - 1, step, groups[3].Value)
            : null;

    /// <summary>The content, which has been compared with the hash in the name.</summary>
    internal byte[] Read()
    {
        var content = StoreFile.Read(Path);
        return HashOf(content) is var found && found == Hash
            ? content
            : throw new RunException($"{Path}: its SHA-256 begins with {found}, not as its name says: it is damaged");
    }

    private static string HashOf(ReadOnlySpan<byte> content) => Sha256.Of(content)[..HashLength];

    [GeneratedRegex(@"^([1-9][0-9]*)-(0|[1-9][0-9]*)-([0-9a-f]{16})\.safetensors$")]
    private static partial Regex Pattern();
}
