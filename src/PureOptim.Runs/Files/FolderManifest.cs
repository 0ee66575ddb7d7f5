using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PureOptim.Runs.Files;

/// <summary>
/// The list of the files that the tool wrote into a folder, beside them: its hashes reveal damage, and distinguish files that were added or changed from those that may
/// be written again.
/// </summary>
/// <param name="Schema">The version of this form.</param>
/// <param name="Library">The version of the library that wrote it.</param>
/// <param name="Files">SHA-256 of each file.</param>
/// <param name="Before">SHA-256 of those files that are just being replaced, as they were; null where that is over.</param>
internal sealed record FolderManifest(
    int Schema,
    string Library,
    ImmutableSortedDictionary<string, string> Files,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableSortedDictionary<string, string>? Before = null)
{
    /// <summary>The name of the file.</summary>
    internal const string FileName = "manifest.json";

    private const int CurrentSchema = 1;

    /// <summary>The manifest of a folder that has these files.</summary>
    internal static FolderManifest Of(IEnumerable<KeyValuePair<string, string>> files) =>
        new(CurrentSchema, LibraryBuild.Version, files.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>The manifest of a folder; null where there is none.</summary>
    internal static FolderManifest? Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (StoreFile.ReadIfThere(file) is not { } bytes) return null;
        var manifest = ChecksummedJson.Read<FolderManifest>(file, bytes);
        return manifest.Schema == CurrentSchema ? manifest : throw new RunException(Invariant($"{file}: its schema is {manifest.Schema}; this version of the tool reads {CurrentSchema}"));
    }

    /// <summary>Whether a file with this content was written by the tool.</summary>
    internal bool Has(string name, string hash) => Files.GetValueOrDefault(name) == hash || Before?.GetValueOrDefault(name) == hash;

    /// <summary>The faults of the files of a folder, a line each: wrong hashes, missing files, and added files that are not hidden.</summary>
    internal IEnumerable<string> Problems(string folder)
    {
        foreach (var (name, hash) in Files)
        {
            // Nothing outside the folder is read, whatever a manifest lists.
            var problem = Path.GetFileName(name) == name ? StoreFile.Mismatch(Path.Combine(folder, name), hash) : $"{Path.Combine(folder, FileName)}: it lists \"{name}\", which is no file's name";
            if (problem is not null) yield return problem;
        }

        foreach (var file in StoreFile.Attempt(folder, "cannot be read", () => Directory.GetFiles(folder)).Order(StringComparer.Ordinal))
            if (Path.GetFileName(file) is var name && name != FileName && !name.StartsWith('.') && !Files.ContainsKey(name)) yield return $"{file}: the manifest does not list it";
    }
}
